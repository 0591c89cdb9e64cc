using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryHex.Testing;

/// <summary>An authority made by a test, and a file for those who are to trust it.</summary>
public sealed class CertificateAuthority : IDisposable
{
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly string _pemFile = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pem");

    // Made by the first test that asks for it: those that are skipped under Wine, which has no such keys, ask for nothing.
    private readonly Lazy<X509Certificate2> _root;

    public CertificateAuthority() => _root = new(MakeRoot);

    /// <summary>The authority's own certificate, for <c>SSL_CERT_FILE</c>.</summary>
    public string PemFile
    {
        get
        {
            _ = _root.Value;
            return _pemFile;
        }
    }

    public X509Certificate2 Issue(
        string name, int validFromDays = -1, int validToDays = 1, string usage = ServerAuthentication, string? issuerAddress = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = RequestFor(name, key, usage);
        if (issuerAddress is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(ocspUris: null, caIssuersUris: [issuerAddress]));
        }

        var serial = RandomNumberGenerator.GetBytes(8);
        using var certificate = request.Create(_root.Value, Now.AddDays(validFromDays), Now.AddDays(validToDays), serial);
        return certificate.CopyWithPrivateKey(key);
    }

    public static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return RequestFor(name, key, ServerAuthentication).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
    }

    public void Dispose()
    {
        if (_root.IsValueCreated)
        {
            File.Delete(_pemFile);
            _root.Value.Dispose();
        }
    }

    private X509Certificate2 MakeRoot()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        // A name of its own: an issuer that is found by its name is not looked for elsewhere.
        var request = new CertificateRequest($"CN=An authority of a test {Guid.NewGuid():N}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var root = request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(2));
        File.WriteAllText(_pemFile, root.ExportCertificatePem());
        return root;
    }

    private static CertificateRequest RequestFor(string name, ECDsa key, string usage)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        return request;
    }
}
