using System.Text;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Wire;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class SelfReportTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_receiver_reports_its_own_host_to_the_port_it_got()
    {
        await using var receiver = await ServedReceiver.StartAsync(_directory, On());
        var body = await receiver.Report.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var decoded = ReportJson.Decode(Encoding.UTF8.GetBytes(body));
        decoded.Fault.Should().BeNull();
        decoded.Report?.LiftbridgeVersion.ToString().Should().Be(ReceiverVersion.Text);
        File.Exists(Path.Combine(_directory.File("data"), "self", ".instance_id")).Should().BeTrue();
    }

    [Theory]
    [InlineData("DO_NOT_TRACK", "1")]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENABLED", "false")]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENABLED", "nonsense")]
    public async Task An_opt_out_of_the_environment_wins_and_is_said(string name, string value)
    {
        await using var receiver = await ServedReceiver.StartAsync(_directory, On(), environment: (name, value));
        receiver.Logs.Lines.Should().Contain("Telemetry is disabled");
        Directory.Exists(Path.Combine(_directory.File("data"), "self")).Should().BeFalse();
    }

    [Fact]
    public async Task An_opt_out_of_a_file_wins_and_is_said()
    {
        await File.WriteAllTextAsync(_directory.File("receiver.json"), """{"telemetry": {"enabled": false}, "Receiver": {"MetricsUrl": "off"}}""");
        await using var receiver = await ServedReceiver.StartAsync(_directory, On());
        receiver.Logs.Lines.Should().Contain("Telemetry is disabled");
    }

    [Fact]
    public async Task An_endpoint_of_the_environment_leads_no_report_elsewhere()
    {
        await using var receiver = await ServedReceiver.StartAsync(_directory, On(), environment: ("LIFTBRIDGE_TELEMETRY_ENDPOINT", "http://127.0.0.1:9/"));
        await receiver.Report.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Off_adds_nothing()
    {
        await using var receiver = await ServedReceiver.StartAsync(_directory);
        receiver.Logs.Lines.Should().NotContain(line => line.StartsWith("Telemetry", StringComparison.Ordinal) && !line.StartsWith("TelemetryHex", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:80", "http://127.0.0.1/", true)]
    [InlineData("http://localhost:9293", "http://localhost:9293/", true)]
    [InlineData("http://[::1]:9293", "http://[::1]:9293/", true)]
    [InlineData("http://0.0.0.0:9293", "http://127.0.0.1:9293/", false)]
    [InlineData("http://[::]:9293", "http://[::1]:9293/", false)]
    [InlineData("http://*:9293", "http://127.0.0.1:9293/", false)]
    [InlineData("http://192.0.2.7:9293", null, false)]
    [InlineData("https://127.0.0.1:9293", null, false)]
    [InlineData("http://unix:/run/receiver.sock", null, false)]
    public void An_address_is_reached_over_the_loopback_where_it_can_be(string bound, string? url, bool isSame)
        => LoopbackAddress.Of(bound).Should().Be(url is null ? null : new LoopbackAddress(new Uri(url), isSame));

    private static ReceiverArguments On() => new() { Urls = "http://127.0.0.1:0", SelfReport = "on" };
}
