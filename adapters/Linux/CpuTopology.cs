namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// Counts cores by sets of siblings: two CPUs are threads of one core exactly when they name the same siblings. Numbers of cores do not
/// tell cores apart: they repeat in each package, die or book, and some architectures have none.
/// </summary>
internal static class CpuTopology
{
    /// <summary>The CPUs that share <paramref name="cpu"/>'s core, from the first text that names them.</summary>
    /// <param name="cpu">The CPU.</param>
    /// <param name="lists">Texts in list form, the preferred one first; null where the kernel has none.</param>
    /// <param name="masks">Texts in mask form, which are read after the lists.</param>
    /// <returns>Null where no text names a set that holds the CPU itself.</returns>
    public static HashSet<int>? Siblings(int cpu, IEnumerable<string?> lists, IEnumerable<string?> masks)
        => lists.Select(CpuList.Parse)
            .Concat(masks.Select(CpuMask.Parse))
            .FirstOrDefault(set => set is not null && set.Contains(cpu));

    /// <summary>The number of distinct sets, or null where they leave out an online CPU: a part of the cores is no count.</summary>
    public static int? CountCores(IEnumerable<HashSet<int>> siblings, IReadOnlySet<int> online)
    {
        var cores = new HashSet<HashSet<int>>(siblings, HashSet<int>.CreateSetComparer());
        var seen = cores.SelectMany(core => core).ToHashSet();
        return cores.Count > 0 && online.IsSubsetOf(seen) ? cores.Count : null;
    }
}
