using System.Security.Cryptography.X509Certificates;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>A proxy that speaks TLS itself: its faults are told as the proxy's, the receiver's behind it as the receiver's.</summary>
[Trait("Speed", "Slow")]
public sealed class TlsProxyTests : IDisposable
{
    private const string Receiver = "https://telemetry.example.invalid/report";

    private readonly CertificateAuthority _authority = new();
    private readonly RawServer _proxy = new();

    [Promise(Section.Transmission, "A fault of the proxy is told as the proxy's, one of the receiver behind it as the receiver's")]
    [Fact]
    [Needs(Need.Unix)]
    public async Task One_that_speaks_no_tls_is_told()
    {
        var sending = SendAsync("https");
        using (var connection = await _proxy.AcceptAsync())
        {
            await connection.ReadSomeAsync();
            await connection.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
        }

        (await sending).Should().Be("Failed no TLS connection to the proxy could be agreed on\n");
    }

    [Fact]
    [Needs(Need.Unix)]
    public Task One_whose_certificate_nobody_vouches_for_is_told()
        => ShowAsync(CertificateAuthority.SelfSigned("localhost"), "the certificate of the proxy is not one that this machine trusts");

    [Fact]
    [Needs(Need.Unix)]
    public Task One_whose_certificate_is_for_another_name_is_told()
        => ShowAsync(_authority.Issue("elsewhere.example"), "the certificate of the proxy is for another name");

    [Promise(Section.Transmission, "A fault of the proxy is told as the proxy's, one of the receiver behind it as the receiver's")]
    [Theory]
    [Needs(Need.Unix)]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", "the proxy did not open a tunnel")]
    [InlineData("garbage\r\n\r\n", "the proxy's answer was not HTTP/1.1")]
    public async Task One_that_opens_no_tunnel_is_told(string answer, string reason)
    {
        using var certificate = _authority.Issue("localhost");
        var sending = SendAsync("https");
        using (var connection = await _proxy.AcceptAsync())
        {
            await connection.StartTlsAsync(certificate);
            await connection.ReadRequestAsync();
            await connection.WriteAsync(answer);
        }

        (await sending).Should().Be($"Failed {reason}\n");
    }

    [Promise(Section.Transmission, "A fault of the proxy is told as the proxy's, one of the receiver behind it as the receiver's")]
    [Theory]
    [Needs(Need.Unix)]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_receiver_behind_it_that_shows_another_name_is_the_receivers_fault(string scheme)
    {
        using var certificate = _authority.Issue("localhost");
        var sending = SendAsync(scheme);
        using var connection = await OpenTunnelAsync(scheme, certificate);
        await HandshakeAsync(connection, certificate);

        (await sending).Should().Be("Failed the certificate of telemetry.example.invalid is for another name\n");
    }

    [Theory]
    [Needs(Need.Unix)]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_receiver_behind_it_that_speaks_no_tls_is_the_receivers_fault(string scheme)
    {
        using var certificate = _authority.Issue("localhost");
        var sending = SendAsync(scheme);
        using (var connection = await OpenTunnelAsync(scheme, certificate))
        {
            await connection.ReadSomeAsync();
            await connection.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
        }

        (await sending).Should().Be("Failed no TLS connection to telemetry.example.invalid could be agreed on\n");
    }

    [Fact]
    [Needs(Need.Unix)]
    public async Task A_receiver_behind_it_whose_answer_is_no_http_is_the_receivers_fault()
    {
        using var proxyCertificate = _authority.Issue("localhost");
        using var certificate = _authority.Issue("telemetry.example.invalid");
        var sending = SendAsync("https");
        using (var connection = await OpenTunnelAsync("https", proxyCertificate))
        {
            await connection.StartTlsAsync(certificate);
            await connection.ReadRequestAsync();
            await connection.WriteAsync("garbage\r\n\r\n");
        }

        (await sending).Should().Be("Failed the answer was not HTTP/1.1\n");
    }

    public void Dispose()
    {
        _proxy.Dispose();
        _authority.Dispose();
    }

    private static async Task HandshakeAsync(RawConnection connection, X509Certificate2 certificate)
    {
        try
        {
            await connection.StartTlsAsync(certificate);
        }
        catch (Exception refusal) when (refusal is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The sender may end the handshake before the server is through with it.
        }
    }

    private Task<string> SendAsync(string scheme)
        => SendProcess.RunAsync(Receiver, ("HTTPS_PROXY", $"{scheme}://user:secret@localhost:{_proxy.Port}"), ("SSL_CERT_FILE", _authority.PemFile));

    private async Task<RawConnection> OpenTunnelAsync(string scheme, X509Certificate2 certificate)
    {
        var connection = await _proxy.AcceptAsync();
        if (scheme == "https")
        {
            await connection.StartTlsAsync(certificate);
        }

        await connection.ReadRequestAsync();
        await connection.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n");
        return connection;
    }

    private async Task ShowAsync(X509Certificate2 certificate, string reason)
    {
        using var shown = certificate;
        var sending = SendAsync("https");
        using var connection = await _proxy.AcceptAsync();
        await HandshakeAsync(connection, shown);

        (await sending).Should().Be($"Failed {reason}\n");
    }
}
