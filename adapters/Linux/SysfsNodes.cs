using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// Reads the memory nodes under /sys/devices/system/node (Documentation/ABI/stable/sysfs-devices-node). A container that cuts
/// /proc/meminfo shows them whole.
/// </summary>
internal static class SysfsNodes
{
    private const string Folder = "sys/devices/system/node";
    private const string Prefix = "node";

    /// <summary>The sum of their RAM, or null: kernels without NUMA have no nodes.</summary>
    public static Gibibytes? TotalMemory(KernelFiles files)
        => ProcMeminfo.TotalOfNodes(files.Directories(Folder)
            .Where(IsNode)
            .Select(name => (name[Prefix.Length..], files.ReadAttribute($"{Folder}/{name}/meminfo"))));

    private static bool IsNode(string name)
        => name.StartsWith(Prefix, StringComparison.Ordinal)
            && name.Length > Prefix.Length
            && name.AsSpan(Prefix.Length).TrimStart("0123456789").IsEmpty;
}
