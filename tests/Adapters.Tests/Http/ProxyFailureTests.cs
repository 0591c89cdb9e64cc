namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>A proxy that fails is an outcome whose reason holds nothing of its variable: no address, no user, no password.</summary>
[Trait("Speed", "Slow")]
public sealed class ProxyFailureTests : IDisposable
{
    private const string Receiver = "https://telemetry.example.invalid/report";

    private readonly RawServer _proxy = new();

    private string ProxyAddress => $"http://user:secret@127.0.0.1:{_proxy.Port}";

    [Promise(Section.Transmission, "A fault of the proxy is told as the proxy's, one of the receiver behind it as the receiver's")]
    [Theory]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "the proxy did not open a tunnel")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", "the proxy did not open a tunnel")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n", "the proxy did not open a tunnel")]
    [InlineData("garbage\r\n\r\n", "the proxy's answer was not HTTP/1.1")]
    public async Task A_proxy_that_opens_no_tunnel_is_a_failure(string answer, string reason)
    {
        var sending = SendProcess.RunAsync(Receiver, ("HTTPS_PROXY", ProxyAddress));
        using var connection = await _proxy.AcceptAsync();
        await connection.ReadRequestAsync();
        await connection.WriteAsync(answer);
        connection.Close();

        (await sending).Should().Be($"Failed {reason}\n");
    }

    [Fact]
    public async Task A_proxy_that_closes_is_asked_twice_and_no_more()
    {
        var sending = SendProcess.RunAsync(Receiver, ("HTTPS_PROXY", ProxyAddress));
        for (var times = 0; times < 2; times++)
        {
            using var connection = await _proxy.AcceptAsync();
            await connection.ReadRequestAsync();
        }

        (await sending).Should().Be("Failed the proxy broke off the connection\n");
        _proxy.HasCaller.Should().BeFalse();
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_a_failure_that_does_not_name_it()
    {
        using var gone = new RawServer();
        var address = $"http://user:secret@127.0.0.1:{gone.Port}";
        gone.Dispose();

        (await SendProcess.RunAsync(Receiver, ("ALL_PROXY", address))).Should().Be("Failed the proxy refused the connection\n");
    }

    [Fact]
    public async Task A_proxy_whose_name_is_unknown_is_a_failure_that_does_not_name_it()
        => (await SendProcess.RunAsync(Receiver, ("HTTPS_PROXY", "http://user:secret@proxy.invalid:3128")))
            .Should().Be("Failed the name of the proxy could not be resolved\n");

    [Fact]
    public async Task A_socks_proxy_that_talks_nonsense_is_a_failure_that_does_not_name_it()
    {
        var sending = SendProcess.RunAsync(Receiver, ("ALL_PROXY", $"socks5://user:secret@127.0.0.1:{_proxy.Port}"));
        using var connection = await _proxy.AcceptAsync();
        await connection.ReadSomeAsync();
        await connection.WriteAsync("nonsense");
        connection.Close();

        (await sending).Should().Be("Failed the proxy did not open a tunnel\n");
    }

    public void Dispose() => _proxy.Dispose();
}
