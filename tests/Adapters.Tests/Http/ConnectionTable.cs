using System.Net.NetworkInformation;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>What the kernel says of the connections to a port, seen from the caller's end.</summary>
internal static class ConnectionTable
{
    public static bool HasPendingConnectTo(int port) => Has(TcpState.SynSent, port);

    public static bool HasOpenConnectionTo(int port) => Has(TcpState.Established, port);

    private static bool Has(TcpState state, int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Any(connection => connection.State == state && connection.RemoteEndPoint.Port == port);
}
