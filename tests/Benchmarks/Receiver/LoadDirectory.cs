using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>A directory with a certificate, and with nginx's and OpenSSL's configuration, gone at the end.</summary>
internal sealed class LoadDirectory : IDisposable
{
    public LoadDirectory()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(
            OpenSsl,
            """
            openssl_conf = all
            [all]
            ssl_conf = ssl
            [ssl]
            system_default = servers
            [servers]
            MinProtocol = TLSv1.3
            NumTickets = 0
            """);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("telemetryhex-load-").FullName;

    public string Certificate => In("certificate.pem");

    public string Key => In("key.pem");

    /// <summary>
    /// OpenSSL's configuration for every server (SSL_CONF_cmd(3)): no session tickets. wrk would resume its sessions by them, and was seen to; a client
    /// that reports once a day makes a whole handshake.
    /// </summary>
    public string OpenSsl => In("openssl.cnf");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>nginx before the receiver: it ends TLS, and keeps connections to it.</summary>
    public string WriteNginx(int port, int receiver)
    {
        File.WriteAllText(
            In("nginx.conf"),
            $$"""
            daemon off; worker_processes 1; pid {{In("nginx.pid")}}; error_log {{In("error.log")}};
            events { worker_connections 4096; }
            http {
              access_log off;
              client_body_temp_path {{In("body")}}; proxy_temp_path {{In("proxy")}}; fastcgi_temp_path {{In("f")}}; uwsgi_temp_path {{In("u")}}; scgi_temp_path {{In("s")}};
              upstream receiver { server 127.0.0.1:{{receiver}}; keepalive 256; }
              server {
                listen 127.0.0.1:{{port}} ssl;
                ssl_certificate {{Certificate}}; ssl_certificate_key {{Key}}; ssl_protocols TLSv1.3;
                location / { proxy_pass http://receiver; proxy_http_version 1.1; proxy_set_header Connection ""; }
              }
            }
            """);
        return In("nginx.conf");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
