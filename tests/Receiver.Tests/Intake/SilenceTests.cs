using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace TelemetryHex.Receiver.Tests.Intake;

public sealed class SilenceTests
{
    [Promise(Section.Receiving, "Of who sends nothing is written anywhere")]
    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics")]
    [InlineData("Logging:LogLevel:*Hosting.Diagnostics")]
    [InlineData("Logging:Console:LogLevel:Microsoft.AspNetCore.Server.Kestrel")]
    public async Task No_configuration_makes_the_framework_tell_of_requests(string key)
    {
        await using var receiver = await TestReceiver.StartAsync(configure: builder =>
        {
            builder.Configuration[key] = "Trace";
            builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        });
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{TestReceiver.Route}/{ReportClient.IdOf(7)}") { Headers = { { "User-Agent", "MarkedAgent/1" }, { "X-Marked", "marked-header" } } };

        using var erased = await receiver.Client.SendAsync(request);
        using var stored = await receiver.SendAsync(7);

        receiver.Log.Should().NotBeEmpty("the host itself logs");
        receiver.Log.Should().NotContain(line =>
            line.Contains(ReportClient.IdOf(7).ToString(), StringComparison.Ordinal) || line.Contains("marked", StringComparison.OrdinalIgnoreCase) || line.Contains(TestReceiver.Route, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Logging:CaptureScopes", "true")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace")]
    [InlineData("Logging:Console:LogLevel:Microsoft.AspNetCore.Server.Kestrel", "Trace")]
    public async Task Beside_a_line_of_ours_stands_nothing_of_the_request_in_which_it_was_logged(string key, string value)
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var tracer = new ActivityListener { ShouldListenTo = source => source.Name == "Microsoft.AspNetCore", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(tracer);
        await using var receiver = await TestReceiver.StartAsync(
            settings => settings with { LowDiskBytes = 1000 },
            () => 0,
            builder =>
            {
                builder.Configuration[key] = value;
                builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
                builder.Logging.Configure(log => log.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.ParentId);
            });
        using var request = new HttpRequestMessage(HttpMethod.Post, TestReceiver.Route)
        {
            Headers = { { "traceparent", $"00-{Trace}-00f067aa0ba902b7-01" } },
            Content = new StringContent(ReportClient.BodyOf(1), Encoding.UTF8, "application/json"),
        };

        using var refused = await receiver.Client.SendAsync(request);

        receiver.Log.Should().ContainSingle(line => line.Contains("The disk has less", StringComparison.Ordinal)).Which.Should().StartWith("Warning ");
    }
}
