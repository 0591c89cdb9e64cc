using System.Globalization;
using CsCheck;

namespace TelemetryHex.Adapters.Tests.Linux;

/// <summary>Prints sets of CPUs as the kernel does, and makes texts no kernel would print.</summary>
internal static class KernelText
{
    private static readonly string[] Words =
    [
        "processor", "physical id", "cpu cores", "cpu MHz", "cpu MHz static", "CPU MHz", "clock", "flags", "aperfmperf", "MemTotal:",
        "cpu", "cpu0", "\t: ", ": ", "\n", "\n\n", "0", "1", "-1", "2.5", "1e9", "99999999999999999999", "MHz", "kB", " ",
    ];

    /// <summary>Sets of CPUs that are close together and far apart; the empty one too.</summary>
    public static Gen<HashSet<int>> Sets { get; } = Gen.OneOf(Gen.Int[0, 100], Gen.Int[0, 16_383]).Array[0, 40].Select(cpus => cpus.ToHashSet());

    /// <summary>Bytes as they come, and texts of the letters that numbers, lists, masks and keys are made of.</summary>
    public static Gen<string> Noise { get; } = Gen.OneOf(
        Gen.Byte.Array[0, 200].Select(System.Text.Encoding.UTF8.GetString),
        Gen.Char["0123456789abcdefxXFMHzkB-,.:; \t\r\n\0_\u0661\u066B"].Array[0, 60].Select(letters => new string(letters)),
        Gen.Int[0, Words.Length - 1].Array[0, 40].Select(indices => string.Concat(indices.Select(index => Words[index]))));

    /// <summary>The list form, ranges and all.</summary>
    public static string List(IEnumerable<int> cpus)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var cpu in cpus.Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == cpu - 1)
            {
                ranges[^1] = (ranges[^1].First, cpu);
            }
            else
            {
                ranges.Add((cpu, cpu));
            }
        }

        return string.Join(',', ranges.Select(range => range.First == range.Last ? Number(range.First) : $"{Number(range.First)}-{Number(range.Last)}")) + "\n";
    }

    /// <summary>The mask form, of as many words as a kernel of so many CPUs prints.</summary>
    public static string Mask(IReadOnlySet<int> cpus, int words)
        => string.Join(',', Enumerable.Range(0, words).Reverse().Select(word => Word(cpus, word).ToString("x8", CultureInfo.InvariantCulture))) + "\n";

    private static uint Word(IReadOnlySet<int> cpus, int word)
        => Enumerable.Range(0, 32).Where(bit => cpus.Contains((word * 32) + bit)).Aggregate(0u, (bits, bit) => bits | (1u << bit));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
