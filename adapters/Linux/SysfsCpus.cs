using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// Reads the CPUs under /sys/devices/system/cpu (Documentation/ABI/testing/sysfs-devices-system-cpu), for one probe.
/// </summary>
internal sealed class SysfsCpus
{
    private const string Folder = "sys/devices/system/cpu";

    private readonly KernelFiles _files;
    private readonly HashSet<int> _present;
    private readonly List<HashSet<int>> _siblings = [];
    private bool _hasUnknownCore;

    /// <summary>Reads the lists of CPUs and their topology.</summary>
    public SysfsCpus(KernelFiles files)
    {
        _files = files;
        var folders = new HashSet<int>();
        foreach (var name in files.Directories(Folder))
        {
            if (CpuNumber.TryParseName(name, out var cpu))
            {
                folders.Add(cpu);
            }
        }

        // A container may leave readable folders out of its listing while its list of present CPUs is still the machine's (lxcfs).
        _present = folders.Union(ReadList("present") ?? []).ToHashSet();
        var listed = ReadList("online") is { Count: > 0 } list ? list
            : folders.Where(cpu => !IsOffline(cpu)).ToHashSet() is { Count: > 0 } counted ? counted
            : null;
        if (listed is not null)
        {
            Online = ReadTopology(listed);
            Online.UnionWith(NotOffline());
        }
    }

    /// <summary>
    /// The online CPUs, by the kernel's own list, else those that do not say that they are off; null where no CPU can be seen. CPUs with a
    /// topology are added, and present CPUs that the kernel does not list as off: a container may cut the list to its share (lxcfs).
    /// </summary>
    public HashSet<int>? Online { get; }

    /// <summary>The number of the online CPUs' cores, or null.</summary>
    public int? CountCores()
        => Online is null || _hasUnknownCore ? null : CpuTopology.CountCores(_siblings, Online) ?? (IsUniprocessor(Online) ? 1 : null);

    /// <summary>The highest clock of any CPU's hardware, or null where no driver tells it.</summary>
    public Megahertz? MaxClock()
        => _present
            .Select(cpu => ClockRate.FromKilohertz(Read(cpu, "cpufreq/cpuinfo_max_freq")))
            .MaxBy(clock => clock?.Value);

    /// <summary>
    /// Whether a driver scales the clock of any CPU. The folder cpufreq beside the CPUs is no sign of one: virtual machines have it empty.
    /// </summary>
    public bool IsScaled() => _present.Any(cpu => _files.Exists($"{Folder}/cpu{cpu}/cpufreq"));

    // The kernel removes the topology of a CPU that goes off (drivers/base/topology.c): a CPU with one is online unless it says 0.
    private HashSet<int> ReadTopology(HashSet<int> listed)
    {
        var online = new HashSet<int>(listed);
        foreach (var cpu in _present)
        {
            if ((listed.Contains(cpu) || !IsOffline(cpu)) && Siblings(cpu) is { } siblings)
            {
                online.Add(cpu);
                _siblings.Add(siblings);
                _hasUnknownCore |= siblings.Count > 1 && !KnowsCore(cpu);
            }
        }

        return online;
    }

    // The kernel's lists of online and offline CPUs complete each other (drivers/base/cpu.c).
    private IEnumerable<int> NotOffline()
        => ReadList("present") is { } present && ReadList("offline") is { } offline ? present.Except(offline) : [];

    // A kernel for one CPU may have no topology (CONFIG_SMP=n).
    private bool IsUniprocessor(HashSet<int> online)
        => ReadList("possible") is { Count: 1 } possible && possible.SetEquals(online);

    private HashSet<int>? Siblings(int cpu)
        => CpuTopology.Siblings(
            cpu,
            Topology(cpu, "core_cpus_list", "thread_siblings_list"),
            Topology(cpu, "core_cpus", "thread_siblings"));

    // A kernel that was told no topology gives CPUs the core -1 and takes them all for threads of one (drivers/base/arch_topology.c).
    private bool KnowsCore(int cpu) => SysfsValue.Trim(Read(cpu, "topology/core_id")) is not ['-', ..];

    private IEnumerable<string?> Topology(int cpu, params IEnumerable<string> names)
        => names.Select(name => Read(cpu, $"topology/{name}"));

    private HashSet<int>? ReadList(string name) => CpuList.Parse(_files.ReadAttribute($"{Folder}/{name}"));

    private bool IsOffline(int cpu) => SysfsValue.Trim(Read(cpu, "online")).SequenceEqual("0");

    private string? Read(int cpu, string path) => _files.ReadAttribute($"{Folder}/cpu{cpu}/{path}");
}
