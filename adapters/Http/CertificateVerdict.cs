using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryHex.Adapters.Http;

/// <summary>Remembers what was wrong with a receiver's certificate. The verdict itself is the platform's, always.</summary>
internal sealed class CertificateVerdict(string receiver)
{
    /// <summary>What was wrong; null where nothing was, or nothing was shown yet.</summary>
    public string? Fault { get; private set; }

    public bool Examine(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Fault = errors switch
        {
            SslPolicyErrors.None => null,
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) => $"{receiver} showed no certificate",
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => $"the certificate of {receiver} is for another name",
            _ when IsOutOfItsTime(chain) => $"the certificate of {receiver} has expired or is not valid yet",
            _ => $"the certificate of {receiver} is not one that this machine trusts",
        };
        return errors == SslPolicyErrors.None;
    }

    private static bool IsOutOfItsTime(X509Chain? chain)
        => chain?.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true;
}
