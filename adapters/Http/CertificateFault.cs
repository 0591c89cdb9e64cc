using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryHex.Adapters.Http;

/// <summary>The platform's verdict on a certificate, in the product's own words.</summary>
internal static class CertificateFault
{
    /// <summary>The fault of a peer's certificate; null where it has none.</summary>
    public static string? Of(string peer, X509Chain? chain, SslPolicyErrors errors) => errors switch
    {
        SslPolicyErrors.None => null,
        _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) => $"{peer} showed no certificate",
        _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => $"the certificate of {peer} is for another name",
        _ when IsOutOfItsTime(chain) => $"the certificate of {peer} has expired or is not valid yet",
        _ => $"the certificate of {peer} is not one that this machine trusts",
    };

    private static bool IsOutOfItsTime(X509Chain? chain)
        => chain?.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true;
}
