using System.Globalization;

namespace TelemetryHex.Statistics;

/// <summary>Ranges of whole numbers with published limits, named by their first and last number.</summary>
internal sealed class Ranges
{
    /// <summary>What a machine that does not tell belongs to.</summary>
    public const string Unknown = "unknown";

    private readonly int[] _firsts;
    private readonly string[] _labels;

    /// <param name="unit">What stands behind each name.</param>
    /// <param name="firsts">The first number of each range, ascending; the first of them is the least number there is.</param>
    private Ranges(string unit, params int[] firsts)
    {
        _firsts = firsts;
        _labels = new string[firsts.Length];
        for (var i = 0; i < _labels.Length; i++)
        {
            var isLast = i == firsts.Length - 1;
            _labels[i] = (isLast, firsts[i]) switch
            {
                (true, var first) => $"{Number(first)} and more{unit}",
                (_, 0) => $"under {Number(firsts[1])}{unit}",
                (_, var first) when firsts[i + 1] - first == 1 => Number(first) + unit,
                (_, var first) => $"{Number(first)}–{Number(firsts[i + 1] - 1)}{unit}",
            };
        }
    }

    /// <summary>Cores and threads.</summary>
    public static Ranges Cores { get; } = new("", 1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 65, 129);

    /// <summary>Memory in whole GiB, rounded to the nearest: firmware keeps a part of what was bought.</summary>
    public static Ranges Gibibytes { get; } = new(" GiB", 0, 1, 2, 3, 5, 9, 17, 33, 65, 129, 257, 513, 1025);

    /// <summary>Clocks in MHz.</summary>
    public static Ranges Megahertz { get; } = new(" MHz", 0, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000);

    /// <summary>The names of all ranges, the lowest first, and <see cref="Unknown"/> at the end.</summary>
    public IReadOnlyList<string> Labels => [.. _labels, Unknown];

    /// <summary>The name of the range in which the number lies.</summary>
    public string Of(int? number)
    {
        if (number is not { } known)
        {
            return Unknown;
        }

        var index = Array.BinarySearch(_firsts, known);
        return _labels[index >= 0 ? index : ~index - 1];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
