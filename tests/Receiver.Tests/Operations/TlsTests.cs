using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class TlsTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Kestrels_own_section_turns_TLS_on_with_PEM_files()
    {
        var thumbprint = await WriteCertificateAsync("key.pem");
        await using var receiver = await ServedReceiver.StartAsync(_directory, new ReceiverArguments { SelfReport = "on" });
        var address = receiver.Addresses.Should().ContainSingle().Subject;
        address.Scheme.Should().Be("https");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port);
        using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, shown, _, _) => shown?.GetCertHashString() == thumbprint);
        await tls.AuthenticateAsClientAsync("localhost");
        await tls.WriteAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(tls);
        (await reader.ReadToEndAsync()).Should().StartWith("HTTP/1.1 200 OK").And.EndWith("ok\n");
        receiver.Logs.Lines.Should().ContainSingle(line => line.StartsWith("This receiver does not report its own host", StringComparison.Ordinal))
            .And.Contain("Telemetry is disabled");
    }

    [Promise(Section.Receiving, "A setting that cannot be used is named")]
    [Fact]
    public async Task A_key_that_is_missing_is_named_by_its_key_in_the_configuration()
    {
        await WriteCertificateAsync("elsewhere.pem");
        var start = () => ServedReceiver.StartAsync(_directory, new ReceiverArguments());
        (await start.Should().ThrowAsync<StartException>()).WithMessage($"Kestrel:Certificates:Default:KeyPath ({_directory.File("receiver.json")}) names a file that cannot be read*");
    }

    [Fact]
    public async Task A_key_of_another_certificate_is_an_unusable_configuration_in_our_words()
    {
        await WriteCertificateAsync("key.pem");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(_directory.File("key.pem"), other.ExportPkcs8PrivateKeyPem());
        var start = () => ServedReceiver.StartAsync(_directory, new ReceiverArguments { SelfReport = "off" });
        var fault = (await start.Should().ThrowAsync<Exception>()).Which;
        var (exitCode, words) = StartFault.Describe(fault);
        words.Should().StartWith("TLS cannot be set up: see Kestrel:Endpoints").And.NotContain(_directory.Path);
        exitCode.Should().Be(ExitCode.Unusable);
    }

    [Fact]
    public async Task An_https_address_without_a_certificate_is_an_unusable_configuration()
    {
        var start = () => ServedReceiver.StartAsync(_directory, new ReceiverArguments { SelfReport = "off", Urls = "https://127.0.0.1:0" });
        StartFault.Describe((await start.Should().ThrowAsync<Exception>()).Which).ExitCode.Should().Be(ExitCode.Unusable);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var start = () => ServedReceiver.StartAsync(_directory, new ReceiverArguments { SelfReport = "off", Urls = $"http://{taken.LocalEndpoint}" });
        var (exitCode, words) = StartFault.Describe((await start.Should().ThrowAsync<IOException>()).Which);
        exitCode.Should().Be(ExitCode.Unusable);
        words.Should().Contain(taken.LocalEndpoint.ToString()).And.Contain("--urls");
    }

    private async Task<string> WriteCertificateAsync(string keyName)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        await File.WriteAllTextAsync(_directory.File("certificate.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(_directory.File(keyName), key.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(_directory.File("receiver.json"), $$$"""
            {
              "Receiver": {"MetricsUrl": "off"},
              "Kestrel": {
                "Endpoints": {"Public": {"Url": "https://127.0.0.1:0"}},
                "Certificates": {"Default": {"Path": "{{{_directory.File("certificate.pem")}}}", "KeyPath": "{{{_directory.File("key.pem")}}}"}}
              }
            }
            """);
        return certificate.GetCertHashString();
    }
}
