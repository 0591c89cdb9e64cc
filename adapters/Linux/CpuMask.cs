using System.Globalization;

namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// The kernel's mask form of a set of CPUs: hexadecimal words of 32 bits, the highest first, <c>0000ffff,00000003</c>
/// (Documentation/admin-guide/cputopology.rst; printed by <c>%*pb</c>, which shortens the first word).
/// </summary>
internal static class CpuMask
{
    private const int DigitsOfAWord = 8;
    private const int BitsOfADigit = 4;

    /// <summary>The set, or null where the text is missing or no mask.</summary>
    public static HashSet<int>? Parse(string? text)
    {
        var mask = SysfsValue.Trim(text);
        if (mask.IsEmpty)
        {
            return null;
        }

        var cpus = new HashSet<int>();
        var lowest = 0;
        while (true)
        {
            var comma = mask.LastIndexOf(',');
            var word = mask[(comma + 1)..];
            if (word.IsEmpty || (comma >= 0 && word.Length != DigitsOfAWord) || !TryAdd(cpus, word, lowest))
            {
                return null;
            }

            if (comma < 0)
            {
                return cpus;
            }

            lowest += DigitsOfAWord * BitsOfADigit;
            mask = mask[..comma];
        }
    }

    private static bool TryAdd(HashSet<int> cpus, ReadOnlySpan<char> word, int lowest)
    {
        for (var i = word.Length - 1; i >= 0; i--, lowest += BitsOfADigit)
        {
            if (!int.TryParse(word.Slice(i, 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digit))
            {
                return false;
            }

            for (var bit = 0; bit < BitsOfADigit; bit++)
            {
                if ((digit & (1 << bit)) == 0)
                {
                    continue;
                }

                if (lowest + bit > CpuNumber.Max)
                {
                    return false;
                }

                cpus.Add(lowest + bit);
            }
        }

        return true;
    }
}
