using TelemetryHex.Adapters.Http;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>A connection that breaks in any phase is an outcome, never an exception and never a second attempt.</summary>
public sealed class BrokenAnswerTests : IDisposable
{
    private static readonly int WholeRequest = int.MaxValue;

    private readonly RawServer _server = new();
    private readonly HttpReportSink _sink;

    public BrokenAnswerTests() => _sink = new HttpReportSink(Endpoint.At(_server.Address));

    public static TheoryData<string, int, string> Phases { get; } = new()
    {
        { "after the connect", 0, "" },
        { "in the request's headers", 30, "" },
        { "in the request's body", 200, "" },
        { "before the status line", WholeRequest, "" },
        { "in the status line", WholeRequest, "HTTP/1.1 20" },
        { "after the status line", WholeRequest, "HTTP/1.1 202 Accepted\r\n" },
        { "in the headers", WholeRequest, "HTTP/1.1 202 Accepted\r\nContent-Le" },
        { "after an interim answer", WholeRequest, "HTTP/1.1 100 Continue\r\n\r\n" },
    };

    [Promise(Section.Transmission, "A reset in any phase is a failure with a reason")]
    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_reset_is_a_failure(string phase, int read, string answer)
    {
        var delivery = await SendAsync(read, answer, connection => connection.Reset());

        delivery.Kind.Should().Be(DeliveryKind.Failed, phase);
        delivery.Reason.Should().BeOneOf("127.0.0.1 broke off the connection", "127.0.0.1 closed the connection without an answer");
        _server.HasCaller.Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_close_is_a_failure(string phase, int read, string answer)
    {
        var delivery = await SendAsync(read, answer, connection => connection.Close());

        delivery.Kind.Should().Be(DeliveryKind.Failed, phase);
        delivery.Reason.Should().BeOneOf("127.0.0.1 closed the connection without an answer", "the answer was not HTTP/1.1");
        _server.HasCaller.Should().BeFalse();
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\ntoo short")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nFFFF\r\ntoo short")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nthis is no chunk\r\n")]
    [InlineData("\r\nup to the end")]
    public async Task A_reset_in_the_body_comes_after_the_answer(string rest)
    {
        var sending = _sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await _server.AcceptAsync();
        await connection.ReadRequestAsync();
        await connection.WriteAsync("HTTP/1.1 202 Accepted\r\n" + rest);

        (await sending.InTime()).Should().Be(Delivery.Delivered(202));

        connection.Reset();
        _server.HasCaller.Should().BeFalse();
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2p1\r\n")]
    [InlineData("\u0015\u0003\u0003\u0000\u0002\u0002\u0028\r\n")]
    [InlineData("\r\n\r\n\r\n")]
    [InlineData("HTTP/2.0 202 Accepted\r\n\r\n")]
    [InlineData("HTTP/1.1 20 Accepted\r\n\r\n")]
    [InlineData("HTTP/1.1 2O2 Accepted\r\n\r\n")]
    [InlineData("HTTP/1.1 -02 Accepted\r\n\r\n")]
    [InlineData("HTTP/1.1 202 Accepted\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 202 Accepted\r\n: no name\r\n\r\n")]
    [InlineData("HTTP/1.1 202 Accepted\r\nBad\u0000Name: x\r\n\r\n")]
    [InlineData("HTTP/1.1 202 Accepted\nX: 1\n")]
    public async Task An_answer_that_is_no_http_is_a_failure(string answer)
    {
        var delivery = await SendAsync(WholeRequest, answer, connection => connection.Close());

        delivery.Kind.Should().Be(DeliveryKind.Failed);
        delivery.Reason.Should().BeOneOf("the answer was not HTTP/1.1", "127.0.0.1 closed the connection without an answer");
    }

    [Fact]
    public async Task The_next_report_is_delivered_after_a_broken_one()
    {
        await SendAsync(WholeRequest, "", connection => connection.Reset());

        (await SendAsync(WholeRequest, Answer.Accepted, connection => connection.Close())).Should().Be(Delivery.Delivered(202));
    }

    public void Dispose()
    {
        _sink.Dispose();
        _server.Dispose();
    }

    private async Task<Delivery> SendAsync(int read, string answer, Action<RawConnection> end)
    {
        var sending = _sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await _server.AcceptAsync();
        if (read == WholeRequest)
        {
            await connection.ReadRequestAsync();
        }
        else if (read > 0)
        {
            await connection.ReadSomeAsync(read);
        }

        await connection.WriteAsync(answer);
        end(connection);
        return await sending.InTime();
    }
}
