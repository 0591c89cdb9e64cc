using System.Security.Cryptography.X509Certificates;
using TelemetryHex.Contracts;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>A certificate is the platform's to judge; there is no way round its verdict.</summary>
[Trait("Speed", "Slow")]
public sealed class CertificateTests : IDisposable
{
    private readonly CertificateAuthority _authority = new();
    private readonly RawServer _server = new();

    private string Address => $"https://localhost:{_server.Port}/";

    [Promise(Section.Transmission, "Certificates are validated")]
    [Fact]
    [Needs(Need.Unix)]
    public async Task A_trusted_certificate_is_accepted_and_the_request_inside_tls_is_the_same()
    {
        using var certificate = _authority.Issue("localhost");
        var sending = SendProcess.RunAsync(Address, ("SSL_CERT_FILE", _authority.PemFile));
        using var connection = await _server.AcceptAsync();
        await connection.StartTlsAsync(certificate);

        var request = await connection.ReadRequestAsync();
        await connection.WriteAsync(Answer.Accepted);

        (await sending).Should().Be("Delivered 202\n");
        request.Should().Be(
            $"POST / HTTP/1.1\r\nHost: localhost:{_server.Port}\r\nUser-Agent: Liftbridge/1.10.0\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {SampleReport.Json.Length}\r\n\r\n{SampleReport.Json}");
    }

    [Promise(Section.Transmission, "Certificates are validated")]
    [Fact]
    [Needs(Need.TlsServer)]
    public async Task A_self_signed_certificate_is_a_failure()
        => await ShowAsync(CertificateAuthority.SelfSigned("localhost"), "the certificate of localhost is not one that this machine trusts");

    [Fact]
    [Needs(Need.TlsServer)]
    public async Task A_certificate_of_an_unknown_authority_is_a_failure()
    {
        using var stranger = new CertificateAuthority();

        await ShowAsync(stranger.Issue("localhost"), "the certificate of localhost is not one that this machine trusts");
    }

    [Promise(Section.Transmission, "Certificates are validated")]
    [Fact]
    [Needs(Need.TlsServer)]
    public async Task An_expired_certificate_is_a_failure()
        => await ShowAsync(
            _authority.Issue("localhost", validFromDays: -2, validToDays: -1), "the certificate of localhost has expired or is not valid yet");

    [Fact]
    [Needs(Need.TlsServer)]
    public async Task A_certificate_that_is_not_valid_yet_is_a_failure()
        => await ShowAsync(
            _authority.Issue("localhost", validFromDays: 1, validToDays: 2), "the certificate of localhost has expired or is not valid yet");

    [Promise(Section.Transmission, "Certificates are validated")]
    [Fact]
    [Needs(Need.TlsServer)]
    public async Task A_certificate_for_another_host_is_a_failure()
        => await ShowAsync(_authority.Issue("elsewhere.example"), "the certificate of localhost is for another name");

    [Fact]
    [Needs(Need.TlsServer)]
    public async Task A_certificate_that_is_no_servers_is_a_failure()
        => await ShowAsync(
            _authority.Issue("localhost", usage: CertificateAuthority.ClientAuthentication),
            "the certificate of localhost is not one that this machine trusts");

    [Fact]
    [Needs(Need.TlsServer)]
    public async Task A_certificate_makes_nobody_call_the_address_that_it_names()
    {
        using var third = new RawServer();
        using var stranger = new CertificateAuthority();

        await ShowAsync(
            stranger.Issue("localhost", issuerAddress: $"http://127.0.0.1:{third.Port}/issuer.crt"),
            "the certificate of localhost is not one that this machine trusts");

        third.HasCaller.Should().BeFalse();
    }

    [Fact]
    [Needs(Need.TlsServer)]
    public async Task A_receiver_that_speaks_no_tls_is_a_failure()
    {
        var sending = SendProcess.RunAsync(Address);
        using var connection = await _server.AcceptAsync();
        await connection.ReadSomeAsync();
        await connection.WriteAsync(Answer.Accepted);

        (await sending).Should().Be("Failed no TLS connection to localhost could be agreed on\n");
    }

    public void Dispose()
    {
        _server.Dispose();
        _authority.Dispose();
    }

    /// <summary>Each certificate has one fault only: the authority is trusted.</summary>
    private async Task ShowAsync(X509Certificate2 certificate, string reason)
    {
        using var shown = certificate;
        var sending = SendProcess.RunAsync(Address, ("SSL_CERT_FILE", _authority.PemFile));
        using var connection = await _server.AcceptAsync();
        try
        {
            await connection.StartTlsAsync(shown);
        }
        catch (Exception refusal) when (refusal is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The sender may end the handshake before the server is through with it.
        }

        (await sending).Should().Be($"Failed {reason}\n");
        (await connection.ReadToEndAsync()).Should().BeEmpty();
    }
}
