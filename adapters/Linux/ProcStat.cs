namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// Reads /proc/stat, which has a line of times for each online CPU, <c>cpu0</c>, <c>cpu1</c> … (Documentation/filesystems/proc.rst).
/// </summary>
internal static class ProcStat
{
    /// <summary>The online CPUs, or null where no line names one. The line <c>cpu</c> is the sum of them all.</summary>
    public static HashSet<int>? Online(string? stat)
    {
        var cpus = new HashSet<int>();
        foreach (var line in stat.AsSpan().EnumerateLines())
        {
            var end = line.IndexOf(' ');
            if (end > 0 && CpuNumber.TryParseName(line[..end], out var cpu))
            {
                cpus.Add(cpu);
            }
        }

        return cpus.Count > 0 ? cpus : null;
    }
}
