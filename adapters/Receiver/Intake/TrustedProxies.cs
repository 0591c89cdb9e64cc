using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace TelemetryHex.Receiver.Intake;

/// <summary>
/// Lets a trusted proxy say whom it stands for, and nobody else: whoever may say so has as many buckets of tokens as they like. It is
/// the last word on the platform's own switch, which trusts everybody.
/// </summary>
internal sealed class TrustedProxies(IReadOnlyList<IPNetwork> networks) : IPostConfigureOptions<ForwardedHeadersOptions>
{
    /// <inheritdoc/>
    public void PostConfigure(string? name, ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = networks.Count > 0 ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        // Proxies may stand in a row; the first address that is none of theirs is the client's.
        options.ForwardLimit = null;
    }
}
