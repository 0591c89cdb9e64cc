using System.Globalization;

namespace TelemetryHex.Adapters.Linux;

/// <summary>A kernel's number of a logical CPU: decimal, from 0, without leading zeros.</summary>
internal static class CpuNumber
{
    /// <summary>The highest plausible number: twice the 8192 CPUs that a kernel can be configured for at most (NR_CPUS).</summary>
    public const int Max = 16_383;

    /// <summary>Reads a number in the kernel's own spelling.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number <= Max
            && (text.Length == 1 || text[0] != '0');

    /// <summary>Reads the number in a name such as <c>cpu12</c>: a directory of sysfs, or the first word of a line of /proc/stat.</summary>
    public static bool TryParseName(ReadOnlySpan<char> name, out int number)
    {
        number = 0;
        return name.StartsWith("cpu", StringComparison.Ordinal) && TryParse(name["cpu".Length..], out number);
    }
}
