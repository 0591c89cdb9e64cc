namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// The kernel's list form of a set of CPUs: <c>0-3,8</c> (Documentation/admin-guide/cputopology.rst; printed by <c>%*pbl</c>).
/// An empty line is the empty set.
/// </summary>
internal static class CpuList
{
    /// <summary>The set, or null where the text is missing or no list.</summary>
    public static HashSet<int>? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var cpus = new HashSet<int>();
        var list = SysfsValue.Trim(text);
        if (list.IsEmpty)
        {
            return cpus;
        }

        foreach (var part in list.Split(','))
        {
            if (!TryAdd(cpus, list[part]))
            {
                return null;
            }
        }

        return cpus;
    }

    private static bool TryAdd(HashSet<int> cpus, ReadOnlySpan<char> part)
    {
        part = SysfsValue.Trim(part);
        var dash = part.IndexOf('-');
        if (!CpuNumber.TryParse(dash < 0 ? part : part[..dash], out var first)
            || !CpuNumber.TryParse(dash < 0 ? part : part[(dash + 1)..], out var last)
            || first > last)
        {
            return false;
        }

        for (var cpu = first; cpu <= last; cpu++)
        {
            cpus.Add(cpu);
        }

        return true;
    }
}
