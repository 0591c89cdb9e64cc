using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Hosting;

public sealed class LogLineTests
{
    private static readonly InstanceId Id =
        InstanceId.TryParse("550e8400-e29b-41d4-a716-446655440000", out var id) ? id : throw new FormatException();

    [Promise(Section.LogLines, "Start, on")]
    [Theory]
    [InlineData("86400", "24h0m0s")]
    [InlineData("90", "1m30s")]
    [InlineData("324000", "90h0m0s")]
    public async Task Start_when_on_names_the_id_and_the_interval(string seconds, string printed)
    {
        await using var telemetry = TelemetryHost.Create(new() { ["telemetry:interval:seconds"] = seconds });
        telemetry.Ids["here"] = Id;

        await telemetry.Host.StartAsync();

        (await telemetry.Lines.WaitForAsync("INFO: Telemetry collector started"))
            .Should().Be($"INFO: Telemetry collector started [instance_id=550e8400-e29b-41d4-a716-446655440000, interval={printed}]");
    }

    [Promise(Section.LogLines, "Start, off")]
    [Fact]
    public async Task Start_when_off_says_that_telemetry_is_disabled_and_nothing_else()
    {
        await using var telemetry = TelemetryHost.Create(new() { ["telemetry:enabled"] = "false" });

        await telemetry.Host.StartAsync();
        await telemetry.Host.StopAsync();

        telemetry.Lines.All.Should().Equal("INFO: Telemetry is disabled");
    }

    [Promise(Section.LogLines, "Delivered")]
    [Fact]
    public async Task Delivered_names_the_status()
    {
        await using var telemetry = TelemetryHost.Create(answer: Delivery.Delivered(202));

        await telemetry.Host.StartAsync();

        (await telemetry.Lines.WaitForAsync("INFO: Telemetry sent")).Should().Be("INFO: Telemetry sent successfully [status=202]");
    }

    [Promise(Section.LogLines, "Not delivered")]
    [Fact]
    public async Task Not_delivered_for_an_error_status_names_the_status()
    {
        await using var telemetry = TelemetryHost.Create(answer: Delivery.Refused(503));

        await telemetry.Host.StartAsync();

        (await telemetry.Lines.WaitForAsync("WARN:")).Should().Be("WARN: Telemetry endpoint returned error status: 503");
    }

    [Promise(Section.LogLines, "Not delivered")]
    [Fact]
    public async Task Not_delivered_for_want_of_an_answer_names_the_reason()
    {
        await using var telemetry = TelemetryHost.Create(answer: Delivery.Failed("nobody is there"));

        await telemetry.Host.StartAsync();

        (await telemetry.Lines.WaitForAsync("WARN:")).Should().Be("WARN: Failed to send telemetry: nobody is there");
    }

    [Promise(Section.LogLines, "Stop")]
    [Fact]
    public async Task Stop_is_the_last_line_and_comes_once()
    {
        await using var telemetry = TelemetryHost.Create();
        await telemetry.Host.StartAsync();
        await telemetry.Lines.WaitForAsync("INFO: Telemetry sent");

        await telemetry.Host.StopAsync();
        await telemetry.Host.StopAsync();

        telemetry.Lines.All.Should().EndWith("INFO: Telemetry collector stopped").And.OnlyHaveUniqueItems();
    }

    [Promise(Section.Transmission, "Shutdown cancels what is in flight, at once, without a warning")]
    [Fact]
    public async Task A_stop_with_a_transmission_in_flight_logs_no_warning()
    {
        await using var telemetry = TelemetryHost.Create(isSilent: true);
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();

        await telemetry.Host.StopAsync();

        telemetry.Lines.All.Should().EndWith("INFO: Telemetry collector stopped").And.NotContain(line => line.StartsWith("WARN"));
    }

    [Promise(Section.LogLines, "First run")]
    [Fact]
    public async Task The_first_run_says_once_how_to_look_and_how_to_turn_off()
    {
        await using var telemetry = TelemetryHost.Create();
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();
        await telemetry.Time.PassAsync(TimeSpan.FromHours(24));
        await telemetry.NextReportAsync();
        await telemetry.Time.SleepingAsync();

        var lines = telemetry.Lines.All.Where(line => line.Contains("preview", StringComparison.Ordinal)).ToList();
        lines.Should().ContainSingle().Which.Should().StartWith("INFO: ").And.Contain("LIFTBRIDGE_TELEMETRY_ENABLED=false");
    }

    [Fact]
    public async Task A_later_run_does_not_repeat_it()
    {
        await using var telemetry = TelemetryHost.Create();
        telemetry.Ids["here"] = Id;

        await telemetry.Host.StartAsync();
        await telemetry.Lines.WaitForAsync("INFO: Telemetry sent");

        telemetry.Lines.All.Should().Equal(
            "INFO: Telemetry collector started [instance_id=550e8400-e29b-41d4-a716-446655440000, interval=24h0m0s]",
            "INFO: Telemetry sent successfully [status=202]");
    }
}
