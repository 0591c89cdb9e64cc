using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using TelemetryHex.Adapters.Http;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>Addresses where nobody answers.</summary>
public sealed class NoConnectionTests
{
    private readonly FakeTimeProvider _time = new();

    [Promise(Section.Transmission, "A name that does not resolve is a failure")]
    [Fact]
    public async Task A_name_that_does_not_exist_is_a_failure()
        => (await SendProcess.RunAsync("https://no-such-host.invalid/")).Should().Be("Failed the name of no-such-host.invalid could not be resolved\n");

    [Theory]
    [InlineData("http://127.0.0.1:{0}/", "127.0.0.1")]
    [InlineData("https://127.0.0.1:{0}/", "127.0.0.1")]
    [InlineData("http://LocalHost:{0}/", "localhost")]
    [InlineData("http://[::1]:{0}/", "::1")]
    public async Task A_refused_port_is_a_failure(string addressWithPort, string host)
    {
        using var gone = new RawServer();
        using var sink = new HttpReportSink(Endpoint.At(string.Format(CultureInfo.InvariantCulture, addressWithPort, gone.Port)));
        gone.Dispose();

        (await sink.SendAsync(SampleReport.Create(), CancellationToken.None).InTime())
            .Should().Be(Delivery.Failed($"{host} refused the connection"));
    }

    [Fact]
    public async Task A_black_hole_swallows_a_plain_connect()
    {
        using var hole = await BlackHole.OpenAsync();

        (await hole.IsReachedAsync(TimeSpan.FromSeconds(1))).Should().BeFalse();
    }

    [Promise(Section.Transmission, "30 seconds for everything")]
    [Fact]
    public async Task A_black_holed_attempt_has_thirty_seconds_and_leaves_no_connect_behind()
    {
        using var hole = await BlackHole.OpenAsync();
        using var sink = new HttpReportSink(Endpoint.At($"http://127.0.0.1:{hole.Port}/"), _time);
        var sending = sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        await Deadline.Until(() => ConnectionTable.HasPendingConnectTo(hole.Port));

        _time.Advance(TimeSpan.FromSeconds(30));

        (await sending.InTime()).Should().Be(Delivery.Failed("no answer within 30 s"));
        ConnectionTable.HasPendingConnectTo(hole.Port).Should().BeFalse();
    }

    [Fact]
    public async Task A_black_holed_attempt_is_cancelled_at_once_and_leaves_no_connect_behind()
    {
        using var hole = await BlackHole.OpenAsync();
        using var sink = new HttpReportSink(Endpoint.At($"https://127.0.0.1:{hole.Port}/"), _time);
        using var cancellation = new CancellationTokenSource();
        var sending = sink.SendAsync(SampleReport.Create(), cancellation.Token);
        await Deadline.Until(() => ConnectionTable.HasPendingConnectTo(hole.Port));

        await cancellation.CancelAsync();

        var wait = () => sending.WaitAsync(Deadline.Value);
        await wait.Should().ThrowAsync<OperationCanceledException>();
        ConnectionTable.HasPendingConnectTo(hole.Port).Should().BeFalse();
    }
}
