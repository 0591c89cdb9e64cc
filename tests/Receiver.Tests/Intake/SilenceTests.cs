using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using TelemetryHex.Receiver.Tests.Processes;

namespace TelemetryHex.Receiver.Tests.Intake;

public sealed class SilenceTests
{
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
}
