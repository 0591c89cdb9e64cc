using System.Diagnostics.CodeAnalysis;

namespace TelemetryHex.Policy;

/// <summary>
/// The address for reports: absolute <c>https</c>, or <c>http</c> on a loopback host, without user-info, query or fragment.
/// </summary>
public sealed record TelemetryEndpoint
{
    private TelemetryEndpoint(Uri address) => Address = address;

    /// <summary>Liftbridge's own receiver.</summary>
    public static TelemetryEndpoint Default { get; } = new(new Uri("https://telemetry.basekick.net/api/v1/liftbridge/telemetry"));

    /// <summary>The address.</summary>
    public Uri Address { get; }

    /// <summary>Whether the receiver is on this machine.</summary>
    public bool IsLoopback => Address.IsLoopback;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The setting's value.</param>
    /// <param name="endpoint">The endpoint, if the address is one.</param>
    /// <param name="fault">The fault otherwise. It echoes nothing of the text, which may hold a credential.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TelemetryEndpoint? endpoint, [NotNullWhen(false)] out string? fault)
    {
        endpoint = null;
        fault = !Uri.TryCreate(text, UriKind.Absolute, out var address) ? "is not an absolute address"
            : text.Any(char.IsControl) ? "holds a control character"
            : address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp ? "is neither https nor http"
            : address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback ? "is plain http to another machine"
            : address.UserInfo.Length > 0 || address.GetLeftPart(UriPartial.Authority).Contains('@', StringComparison.Ordinal)
                ? "holds user-info"
            : address.Query.Length > 0 ? "holds a query"
            : address.Fragment.Length > 0 ? "holds a fragment"
            : address.DnsSafeHost.Contains('%', StringComparison.Ordinal) ? "names a network interface"
            : address.Host.Length == 0 ? "names no host"
            : null;
        if (fault is not null || address is null)
        {
            fault ??= "is not an absolute address";
            return false;
        }

        endpoint = new TelemetryEndpoint(address);
        return true;
    }

    /// <summary>The address as text.</summary>
    public override string ToString() => Address.AbsoluteUri;
}
