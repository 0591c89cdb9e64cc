using System.Text;
using TelemetryHex.Adapters.Http;
using TelemetryHex.Contracts;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>Proxies from the environment are honoured, as blind tunnels; what their variables hold is nobody else's business.</summary>
[Trait("Speed", "Slow")]
public sealed class ProxyTests : IDisposable
{
    private const string Receiver = "https://telemetry.example.invalid/report";

    // What a proxy learns: where to, and the product that asks. The credentials of its own variable only where it asks for them.
    private const string Connect =
        "CONNECT telemetry.example.invalid:443 HTTP/1.1\r\nHost: telemetry.example.invalid:443\r\nUser-Agent: Liftbridge/1.10.0\r\n\r\n";

    private const string Challenge = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";

    private readonly RawServer _proxy = new();

    private string ProxyAddress => $"http://user:secret@127.0.0.1:{_proxy.Port}";

    [Promise(Section.Transmission, "Proxies of the environment are honoured, their credentials never logged")]
    [Fact]
    [Needs(Need.Unix)]
    public async Task A_report_goes_through_a_tunnel_and_the_proxy_sees_nothing_of_it()
    {
        using var authority = new CertificateAuthority();
        using var certificate = authority.Issue("telemetry.example.invalid");
        var sending = SendProcess.RunAsync(Receiver, ("HTTPS_PROXY", ProxyAddress), ("SSL_CERT_FILE", authority.PemFile));
        using var connection = await _proxy.AcceptAsync();

        (await connection.ReadRequestAsync()).Should().Be(Connect);
        await connection.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n");
        await connection.StartTlsAsync(certificate);
        var request = await connection.ReadRequestAsync();
        await connection.WriteAsync(Answer.Accepted);

        (await sending).Should().Be("Delivered 202\n");
        request.Should().Be(
            "POST /report HTTP/1.1\r\nHost: telemetry.example.invalid\r\nUser-Agent: Liftbridge/1.10.0\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {SampleReport.Json.Length}\r\n\r\n{SampleReport.Json}");
    }

    [Promise(Section.Transmission, "Proxies of the environment are honoured, their credentials never logged")]
    [Fact]
    public async Task A_proxy_that_asks_gets_its_credentials_once_and_no_reason_holds_them()
    {
        var sending = SendProcess.RunAsync(Receiver, ("https_proxy", ProxyAddress));
        using var connection = await _proxy.AcceptAsync();

        (await connection.ReadRequestAsync()).Should().Be(Connect);
        await connection.WriteAsync(Challenge);
        (await connection.ReadRequestAsync()).Should().Be(
            Connect.Replace("\r\n\r\n", "\r\nProxy-Authorization: Basic dXNlcjpzZWNyZXQ=\r\n\r\n", StringComparison.Ordinal));
        await connection.WriteAsync(Challenge);

        (await sending).Should().Be("Failed the proxy did not open a tunnel\n");
    }

    [Fact]
    public async Task A_proxy_that_asks_and_closes_gets_its_credentials_on_a_second_connection()
    {
        var sending = SendProcess.RunAsync(Receiver, ("HTTPS_PROXY", ProxyAddress));
        using (var first = await _proxy.AcceptAsync())
        {
            await first.ReadRequestAsync();
            await first.WriteAsync(Challenge.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));
        }

        using var second = await _proxy.AcceptAsync();
        (await second.ReadRequestAsync()).Should().Contain("\r\nProxy-Authorization: Basic dXNlcjpzZWNyZXQ=\r\n");
        await second.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");

        (await sending).Should().Be("Failed the proxy did not open a tunnel\n");
    }

    [Fact]
    public async Task A_receiver_on_this_machine_is_reached_directly_and_gets_the_same_bytes()
    {
        using var receiver = new RawServer();
        var sending = SendProcess.RunAsync(receiver.Address, ("http_proxy", ProxyAddress), ("ALL_PROXY", ProxyAddress));

        using var connection = await receiver.AcceptAsync();
        var request = await connection.ReadRequestAsync();
        await connection.WriteAsync(Answer.Accepted);

        (await sending).Should().Be("Delivered 202\n");
        request.Should().Be(
            $"POST /api/v1/liftbridge/telemetry HTTP/1.1\r\nHost: 127.0.0.1:{receiver.Port}\r\nUser-Agent: Liftbridge/1.10.0\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {SampleReport.Json.Length}\r\n\r\n{SampleReport.Json}");
        _proxy.HasCaller.Should().BeFalse();
    }

    [Fact]
    public async Task A_receiver_on_this_machine_is_reached_directly_by_tls_too()
    {
        using var receiver = new RawServer();
        var sending = SendProcess.RunAsync($"https://127.0.0.1:{receiver.Port}/", ("HTTPS_PROXY", ProxyAddress), ("ALL_PROXY", ProxyAddress));

        using (var connection = await receiver.AcceptAsync())
        {
            (await connection.ReadSomeAsync()).Should().NotBeEmpty();
        }

        (await sending).Should().Be("Failed no TLS connection to 127.0.0.1 could be agreed on\n");
        _proxy.HasCaller.Should().BeFalse();
    }

    [Fact]
    public async Task A_receiver_that_the_environment_excepts_is_reached_directly()
    {
        (await SendProcess.RunAsync(Receiver, ("HTTPS_PROXY", ProxyAddress), ("NO_PROXY", "example.invalid,.example.invalid")))
            .Should().Be("Failed the name of telemetry.example.invalid could not be resolved\n");

        _proxy.HasCaller.Should().BeFalse();
    }

    [Fact]
    [Needs(Need.Unix)]
    public async Task What_a_preview_shows_is_what_goes_through_a_tunnel()
    {
        const string Ascii = "xn--bcher-kva.example.invalid";
        using var authority = new CertificateAuthority();
        using var certificate = authority.Issue(Ascii);
        var endpoint = Endpoint.At("https://bücher.example.invalid:8443/grüße");
        var sending = SendProcess.RunAsync(endpoint.ToString(), ("HTTPS_PROXY", ProxyAddress), ("SSL_CERT_FILE", authority.PemFile));
        using var connection = await _proxy.AcceptAsync();

        (await connection.ReadRequestAsync()).Should().StartWith($"CONNECT {Ascii}:8443 HTTP/1.1\r\n");
        await connection.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n");
        await connection.StartTlsAsync(certificate);
        var request = await connection.ReadRequestAsync();
        await connection.WriteAsync(Answer.Accepted);

        (await sending).Should().Be("Delivered 202\n");
        var head = RequestHead.Encode(endpoint, SampleReport.Create().LiftbridgeVersion, SampleReport.Json.Length);
        request.Should().Be(Encoding.ASCII.GetString(head) + SampleReport.Json);
    }

    public void Dispose() => _proxy.Dispose();
}
