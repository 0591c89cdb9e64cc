using System.Globalization;

namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// Counts cores in /proc/cpuinfo, for machines whose /sys is hidden. Only x86 tells the cores of a package there
/// (arch/x86/kernel/cpu/proc.c): <c>cpu cores</c>, repeated for each of its CPUs, beside the package's <c>physical id</c>.
/// </summary>
internal static class CpuInfoCores
{
    /// <summary>The sum of the packages' cores; null where a CPU does not tell its package or the package's cores.</summary>
    public static long? Count(string? cpuInfo)
    {
        var packages = new Dictionary<int, int>();
        int? package = null;
        int? cores = null;
        var insideCpu = false;
        foreach (var text in cpuInfo.AsSpan().EnumerateLines())
        {
            var line = CpuInfoLine.From(text);
            if (line.Is("processor"))
            {
                if (insideCpu && !TryAdd(packages, package, cores))
                {
                    return null;
                }

                (insideCpu, package, cores) = (true, null, null);
            }
            else if (line.Is("physical id"))
            {
                package = Number(line.Value);
            }
            else if (line.Is("cpu cores"))
            {
                cores = Number(line.Value);
            }
        }

        return insideCpu && TryAdd(packages, package, cores) ? packages.Values.Sum(count => (long)count) : null;
    }

    private static bool TryAdd(Dictionary<int, int> packages, int? package, int? cores)
    {
        if (package is not { } id || cores is not { } count || count == 0)
        {
            return false;
        }

        packages[id] = Math.Max(count, packages.GetValueOrDefault(id));
        return true;
    }

    private static int? Number(ReadOnlySpan<char> text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
