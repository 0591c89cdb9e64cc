using System.Net;
using System.Net.Sockets;

namespace TelemetryHex.Receiver.Operations;

/// <summary>Addresses and networks (RFC 4632: <c>10.1.0.0/16</c>), separated by commas.</summary>
internal static class NetworkList
{
    /// <summary>The networks; an address is one of itself. Null where one of them has another form, bits beyond its prefix, or a zone.</summary>
    public static IReadOnlyList<IPNetwork>? Parse(string text)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in string.IsNullOrWhiteSpace(text) ? [] : text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (ParseOne(part) is not { } network)
            {
                return null;
            }

            networks.Add(network);
        }

        return networks;
    }

    private static IPNetwork? ParseOne(string text)
        => ParseAddress(text.Split('/')[0]) is not { } address ? null
            : !text.Contains('/', StringComparison.Ordinal) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(text, out var network) && network.BaseAddress.Equals(address) ? network
            : null;

    // The platform takes 10.1 for 10.0.0.1 and 010.0.0.1 for 8.0.0.1.
    private static IPAddress? ParseAddress(string text)
        => IPAddress.TryParse(text, out var address)
            && (address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() == text : !address.IsIPv4MappedToIPv6 && !text.AsSpan().ContainsAny("%[]"))
                ? address
                : null;
}
