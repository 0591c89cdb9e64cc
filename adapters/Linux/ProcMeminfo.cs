using System.Globalization;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// /proc/meminfo: <c>MemTotal</c> is the usable RAM, what the firmware and the kernel's own code keep left out, in units
/// of 1024 bytes that are called kB (Documentation/filesystems/proc.rst).
/// </summary>
internal static class ProcMeminfo
{
    private const string Key = "MemTotal:";
    private const string Unit = "kB";
    private const ulong BytesOfAUnit = 1024;

    /// <summary>The machine's RAM, or null where it is not told, in another unit, or beyond belief.</summary>
    public static Gibibytes? Total(string? meminfo)
    {
        foreach (var line in meminfo.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(Key, StringComparison.Ordinal))
            {
                return Amount(line[Key.Length..].Trim());
            }
        }

        return null;
    }

    private static Gibibytes? Amount(ReadOnlySpan<char> text)
        => text.EndsWith(Unit, StringComparison.Ordinal)
            && ulong.TryParse(text[..^Unit.Length].TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            && units <= ulong.MaxValue / BytesOfAUnit
                ? Gibibytes.FromBytes(units * BytesOfAUnit)
                : null;
}
