namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>What the kernel of Linux says of the connections to a port, seen from the caller's end (proc_pid_net(5)).</summary>
internal static class ConnectionTable
{
    private const string Established = "01";
    private const string SynSent = "02";

    public static bool HasPendingConnectTo(int port) => Has(SynSent, port);

    public static bool HasOpenConnectionTo(int port) => Has(Established, port);

    // A row begins: number, local address, remote address, state; an address ends with its port in four hex digits.
    private static bool Has(string state, int port) => Rows("/proc/net/tcp").Concat(Rows("/proc/net/tcp6"))
        .Any(row => row[3] == state && row[2].EndsWith($":{port:X4}", StringComparison.Ordinal));

    private static IEnumerable<string[]> Rows(string table)
        => File.Exists(table) ? File.ReadLines(table).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : [];
}
