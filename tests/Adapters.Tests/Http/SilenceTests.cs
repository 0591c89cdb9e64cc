using Microsoft.Extensions.Time.Testing;
using TelemetryHex.Adapters.Http;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>Thirty seconds for everything, by the provider's clock; a cancelled attempt ends at once; neither leaves anything open.</summary>
public sealed class SilenceTests : IDisposable
{
    private readonly RawServer _server = new();
    private readonly FakeTimeProvider _time = new();

    public static TheoryData<string, string> Phases { get; } = new()
    {
        { "http", "" },
        { "http", "HTTP/1.1 2" },
        { "http", "HTTP/1.1 202 Accepted\r\nX-Slow: " },
        { "http", "HTTP/1.1 100 Continue\r\n\r\n" },
        { "https", "" },
        { "https", "\u0016\u0003\u0003" },
    };

    [Promise(Section.Transmission, "30 seconds for everything")]
    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_receiver_that_falls_silent_has_thirty_seconds(string scheme, string lastWords)
    {
        using var sink = CreateSink(scheme);
        var sending = sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await HearLastWordsAsync(lastWords);

        _time.Advance(TimeSpan.FromSeconds(30));

        (await sending.InTime()).Should().Be(Delivery.Failed("no answer within 30 s"));
        ConnectionTable.HasOpenConnectionTo(_server.Port).Should().BeFalse();
    }

    [Fact]
    public async Task An_answer_in_the_last_millisecond_is_heard()
    {
        using var sink = CreateSink("http");
        var sending = sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await HearLastWordsAsync("HTTP/1.1 202 ");

        _time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        await connection.WriteAsync("Accepted\r\nContent-Length: 0\r\n\r\n");

        (await sending.InTime()).Should().Be(Delivery.Delivered(202));
    }

    [Promise(Section.Transmission, "Shutdown cancels what is in flight, at once, without a warning")]
    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_cancelled_attempt_ends_at_once_and_takes_its_connection_along(string scheme, string lastWords)
    {
        using var sink = CreateSink(scheme);
        using var cancellation = new CancellationTokenSource();
        var sending = sink.SendAsync(SampleReport.Create(), cancellation.Token);
        using var connection = await HearLastWordsAsync(lastWords);

        await cancellation.CancelAsync();

        await ThrowsCancellationAsync(sending);
        ConnectionTable.HasOpenConnectionTo(_server.Port).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_sink_that_is_disposed_ends_the_attempt_in_flight(string scheme, string lastWords)
    {
        using var sink = CreateSink(scheme);
        var sending = sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await HearLastWordsAsync(lastWords);

        sink.Dispose();

        (await sending.InTime()).Should().Be(Delivery.Failed("the sink was closed"));
        ConnectionTable.HasOpenConnectionTo(_server.Port).Should().BeFalse();
    }

    [Fact]
    public async Task A_caller_that_cancelled_before_gets_no_attempt()
    {
        using var sink = CreateSink("http");

        var send = () => sink.SendAsync(SampleReport.Create(), new CancellationToken(canceled: true));

        await send.Should().ThrowAsync<OperationCanceledException>();
        _server.HasCaller.Should().BeFalse();
    }

    [Fact]
    public async Task The_exception_carries_the_callers_own_token()
    {
        using var sink = CreateSink("http");
        using var cancellation = new CancellationTokenSource();
        var sending = sink.SendAsync(SampleReport.Create(), cancellation.Token);
        using var connection = await HearLastWordsAsync("");

        await cancellation.CancelAsync();

        var wait = () => sending.InTime();
        (await wait.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    public void Dispose() => _server.Dispose();

    private static async Task ThrowsCancellationAsync(Task sending)
    {
        var wait = () => sending.WaitAsync(Deadline.Value);
        await wait.Should().ThrowAsync<OperationCanceledException>();
    }

    private HttpReportSink CreateSink(string scheme)
        => new(Endpoint.At(_server.Address.Replace("http:", scheme + ":", StringComparison.Ordinal)), _time);

    /// <summary>The attempt is surely in flight: what it sends first has arrived.</summary>
    private async Task<RawConnection> HearLastWordsAsync(string lastWords)
    {
        var connection = await _server.AcceptAsync();
        (await connection.ReadSomeAsync()).Should().NotBeEmpty();
        await connection.WriteAsync(lastWords);
        return connection;
    }
}
