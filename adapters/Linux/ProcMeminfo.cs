using System.Globalization;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// Reads /proc/meminfo: <c>MemTotal</c> is the usable RAM, without the firmware's and the kernel's own, in units of 1024 bytes that are
/// called kB (Documentation/filesystems/proc.rst).
/// </summary>
internal static class ProcMeminfo
{
    private const string Key = "MemTotal:";
    private const string Unit = "kB";
    private const ulong BytesOfAUnit = 1024;

    /// <summary>The machine's RAM, or null where it is missing, in another unit, or implausible.</summary>
    public static Gibibytes? Total(string? meminfo) => Gibibytes.FromBytes(Find(meminfo, Key));

    /// <summary>
    /// The sum of the memory nodes' RAM; null without nodes, or where one does not tell. Each has a meminfo of its own, whose lines begin
    /// with the node: <c>Node 0 MemTotal:</c> (drivers/base/node.c). A node may have processors and no memory.
    /// </summary>
    public static Gibibytes? TotalOfNodes(IEnumerable<(string Name, string? Meminfo)> nodes)
    {
        UInt128 sum = 0;
        foreach (var (name, meminfo) in nodes)
        {
            if (Find(meminfo, $"Node {name} {Key}") is not { } bytes)
            {
                return null;
            }

            sum += bytes;
        }

        return sum <= ulong.MaxValue ? Gibibytes.FromBytes((ulong)sum) : null;
    }

    private static ulong? Find(string? meminfo, string key)
    {
        foreach (var line in meminfo.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(key, StringComparison.Ordinal))
            {
                return Amount(line[key.Length..].Trim());
            }
        }

        return null;
    }

    private static ulong? Amount(ReadOnlySpan<char> text)
        => text.EndsWith(Unit, StringComparison.Ordinal)
            && ulong.TryParse(text[..^Unit.Length].TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            && units <= ulong.MaxValue / BytesOfAUnit
                ? units * BytesOfAUnit
                : null;
}
