using TelemetryHex.Adapters.Http;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>2xx is delivered, everything else is not; a status is final, and nothing else is asked or told.</summary>
public sealed class StatusTests : IDisposable
{
    private readonly RawServer _server = new();

    [Promise(Section.Transmission, "2xx is delivered, everything else is not")]
    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(299)]
    public async Task A_2xx_is_delivered(int status) => (await SendAsync(Answer.Of(status))).Should().Be(Delivery.Delivered(status));

    [Promise(Section.Transmission, "2xx is delivered, everything else is not")]
    [Promise(Section.Transmission, "One attempt each; a failed one is not retried")]
    [Theory]
    [InlineData(300)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(507)]
    [InlineData(599)]
    [InlineData(999)]
    public async Task Any_other_status_is_refused_and_not_tried_again(int status)
        => (await SendAsync(Answer.Of(status, "Retry-After: 0\r\n"))).Should().Be(Delivery.Refused(status));

    [Theory]
    [InlineData(401, "WWW-Authenticate")]
    [InlineData(407, "Proxy-Authenticate")]
    public async Task A_challenge_is_refused_and_not_answered(int status, string header)
        => (await SendAsync(Answer.Of(status, $"{header}: Negotiate\r\n{header}: NTLM\r\n{header}: Basic realm=\"x\"\r\n")))
            .Should().Be(Delivery.Refused(status));

    [Promise(Section.Transmission, "Redirects are refused")]
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_refused_and_not_followed(int status)
    {
        using var elsewhere = new RawServer();

        var delivery = await SendAsync(Answer.Of(status, $"Location: {elsewhere.Address}\r\n"));

        delivery.Should().Be(Delivery.Refused(status));
        elsewhere.HasCaller.Should().BeFalse();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_to_the_same_receiver_is_not_followed_either(int status)
        => (await SendAsync(Answer.Of(status, "Location: /elsewhere\r\n"))).Should().Be(Delivery.Refused(status));

    [Theory]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("HTTP/1.1 102 Processing\r\n\r\n")]
    [InlineData("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n")]
    [InlineData("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n")]
    public async Task An_interim_status_is_not_the_answer(string interim)
    {
        (await SendAsync(interim + Answer.Accepted)).Should().Be(Delivery.Delivered(202));
        (await SendAsync(interim + Answer.Of(500))).Should().Be(Delivery.Refused(500));
    }

    [Fact]
    public async Task A_switch_of_protocols_is_refused()
        => (await SendAsync("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n")).Should().Be(Delivery.Refused(101));

    [Fact]
    public async Task A_receiver_of_the_old_protocol_is_understood()
        => (await SendAsync("HTTP/1.0 202 Accepted\r\n\r\n")).Should().Be(Delivery.Delivered(202));

    public void Dispose() => _server.Dispose();

    private async Task<Delivery> SendAsync(string answer)
    {
        using var sink = new HttpReportSink(Endpoint.At(_server.Address));
        var sending = sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await _server.AcceptAsync();
        await connection.ReadRequestAsync();
        await connection.WriteAsync(answer);

        // Not one byte more, on this connection or on another.
        var delivery = await sending.InTime();
        (await connection.ReadToEndAsync()).Should().BeEmpty();
        _server.HasCaller.Should().BeFalse();
        return delivery;
    }
}
