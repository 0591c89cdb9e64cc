using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace TelemetryHex.Receiver.Operations;

/// <summary>How this machine itself reaches an address on which the server listens by plain http.</summary>
/// <param name="Url">The address on the loopback.</param>
/// <param name="IsSame">Whether the server listens on the loopback alone; otherwise others reach it too.</param>
internal sealed record LoopbackAddress(Uri Url, bool IsSame)
{
    /// <summary>The loopback's form of an address as the server tells it; null where it is not plain http, or of one interface that is not the loopback.</summary>
    public static LoopbackAddress? Of(string bound)
    {
        var address = BindingAddress.Parse(bound);
        if (!address.Scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) || address.IsUnixPipe)
        {
            return null;
        }

        var host = address.Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? At("localhost", address.Port, isSame: true)
            : !IPAddress.TryParse(host, out var ip) ? At("127.0.0.1", address.Port, isSame: false)
            : IPAddress.IsLoopback(ip) ? At(address.Host, address.Port, isSame: true)
            : ip.Equals(IPAddress.Any) ? At("127.0.0.1", address.Port, isSame: false)
            : ip.Equals(IPAddress.IPv6Any) ? At("[::1]", address.Port, isSame: false)
            : null;
    }

    /// <summary>The first address on which this machine reaches a server that listens; null where there is none.</summary>
    public static LoopbackAddress? Of(IServer server)
        => server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Of).OfType<LoopbackAddress>().FirstOrDefault();

    private static LoopbackAddress At(string host, int port, bool isSame) => new(new UriBuilder(Uri.UriSchemeHttp, host, port).Uri, isSame);
}
