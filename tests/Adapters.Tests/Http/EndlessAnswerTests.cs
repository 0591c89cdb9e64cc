using TelemetryHex.Adapters.Http;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>No receiver can hold the sender longer, or feed it more, than an answer takes.</summary>
public sealed class EndlessAnswerTests : IDisposable
{
    private readonly RawServer _server = new();
    private readonly HttpReportSink _sink;

    public EndlessAnswerTests() => _sink = new HttpReportSink(Endpoint.At(_server.Address));

    [Promise(Section.Transmission, "The body of the answer is not read")]
    [Theory]
    [InlineData("Content-Length: 9223372036854775807\r\n\r\n", "more and more")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n", "6\r\nendles\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n", "one chunk")]
    [InlineData("Content-Encoding: gzip\r\n\r\n", "no length at all")]
    public async Task A_body_of_endless_length_ends_with_the_status_line(string headers, string endless)
    {
        var sending = _sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await _server.AcceptAsync();
        await connection.ReadRequestAsync();
        await connection.WriteAsync("HTTP/1.1 202 Accepted\r\n" + headers);
        var writing = connection.WriteEndlesslyAsync(endless);

        (await sending.InTime()).Should().Be(Delivery.Delivered(202));

        ConnectionTable.HasOpenConnectionTo(_server.Port).Should().BeFalse();
        await writing.InTime();
    }

    [Theory]
    [InlineData("Content-Length: 10\r\n\r\n")]
    [InlineData("Content-Length: 10\r\n\r\nhalf")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n")]
    public async Task A_body_that_never_comes_is_not_waited_for(string headers)
    {
        var sending = _sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await _server.AcceptAsync();
        await connection.ReadRequestAsync();
        await connection.WriteAsync("HTTP/1.1 202 Accepted\r\n" + headers);

        (await sending.InTime()).Should().Be(Delivery.Delivered(202));

        ConnectionTable.HasOpenConnectionTo(_server.Port).Should().BeFalse();
    }

    [Theory]
    [InlineData("HTTP/1.1 202 Accepted\r\n", "X-More: and more\r\n")]
    [InlineData("HTTP/1.1 202 Accepted\r\nX-Long: ", "longer and ")]
    [InlineData("HTTP/1.1 202 ", "accepted and ")]
    [InlineData("", "HTTP/1.1 103 Early Hints\r\n\r\n")]
    [InlineData("", "HTTP/1.1 100 Continue\r\nX-More: and more\r\n\r\n")]
    public async Task Endless_headers_and_interim_answers_are_a_failure(string start, string endless)
    {
        var sending = _sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await _server.AcceptAsync();
        await connection.ReadRequestAsync();
        await connection.WriteAsync(start);
        var writing = connection.WriteEndlesslyAsync(endless);

        (await sending.InTime()).Should().Be(Delivery.Failed("the answer's headers were too long"));

        await writing.InTime();
    }

    public void Dispose()
    {
        _sink.Dispose();
        _server.Dispose();
    }
}
