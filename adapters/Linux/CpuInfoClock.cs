using System.Globalization;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// Reads the clock from /proc/cpuinfo where it is the machine's and not the moment's. arm, arm64 and riscv tell none.
/// </summary>
internal static class CpuInfoClock
{
    /// <summary>The highest clock of any CPU, or null where there is none but a momentary one.</summary>
    /// <param name="cpuInfo">The text of /proc/cpuinfo.</param>
    /// <param name="isScaled">Whether a driver scales the clock of any CPU: then x86 and PowerNV print the clock of the moment.</param>
    public static Megahertz? Find(string? cpuInfo, bool isScaled)
    {
        decimal? best = null;
        foreach (var text in cpuInfo.AsSpan().EnumerateLines())
        {
            var line = CpuInfoLine.From(text);
            if (line.Is("flags") && CountsCycles(line.Value))
            {
                isScaled = true;
            }
        }

        foreach (var text in cpuInfo.AsSpan().EnumerateLines())
        {
            var line = CpuInfoLine.From(text);
            if (IsFixed(line) || (!isScaled && IsFixedUnlessScaled(line)))
            {
                best = Higher(best, line.Value);
            }
        }

        return ClockRate.Round(best);
    }

    // s390 (arch/s390/kernel/processor.c, beside "cpu MHz dynamic") and LoongArch (arch/loongarch/kernel/proc.c).
    private static bool IsFixed(CpuInfoLine line) => line.Is("cpu MHz static") || line.Is("CPU MHz");

    // PowerPC (arch/powerpc/kernel/setup-common.c; PowerNV asks cpufreq first) and x86 (arch/x86/kernel/cpu/proc.c; constant in a VM).
    private static bool IsFixedUnlessScaled(CpuInfoLine line) => line.Is("clock") || line.Is("cpu MHz");

    // With these counters x86 prints the clock since the last tick, 800 idle and 3000 busy (arch/x86/kernel/cpu/aperfmperf.c).
    private static bool CountsCycles(ReadOnlySpan<char> flags)
    {
        foreach (var flag in flags.Split(' '))
        {
            if (flags[flag].SequenceEqual("aperfmperf"))
            {
                return true;
            }
        }

        return false;
    }

    private static decimal? Higher(decimal? best, ReadOnlySpan<char> value)
    {
        var number = value.EndsWith("MHz", StringComparison.Ordinal) ? value[..^"MHz".Length].TrimEnd() : value;
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var clock)
            && ClockRate.Round(clock) is not null
            && (best is null || clock > best) ? clock : best;
    }
}
