using System.Globalization;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Linux;

/// <summary>Reads a clock that a kernel tells, to the nearest MHz.</summary>
internal static class ClockRate
{
    /// <summary>The clock of an amount in MHz, or null where it is missing or implausible.</summary>
    public static Megahertz? Round(decimal? megahertz)
        => megahertz is { } clock and >= 0 and <= Megahertz.Max + 1
            ? Megahertz.From((long)Math.Round(clock, MidpointRounding.AwayFromZero))
            : null;

    /// <summary>The clock of <c>cpufreq/cpuinfo_max_freq</c>, which is in kHz (Documentation/admin-guide/pm/cpufreq.rst).</summary>
    public static Megahertz? FromKilohertz(string? text)
        => long.TryParse(SysfsValue.Trim(text), NumberStyles.None, CultureInfo.InvariantCulture, out var kilohertz)
            ? Round(kilohertz / 1000m)
            : null;
}
