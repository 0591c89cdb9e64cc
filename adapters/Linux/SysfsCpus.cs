using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Linux;

/// <summary>The CPUs under /sys/devices/system/cpu (Documentation/ABI/testing/sysfs-devices-system-cpu), as they stand while one probe looks.</summary>
internal sealed class SysfsCpus
{
    private const string Folder = "sys/devices/system/cpu";

    private readonly KernelFiles _files;
    private readonly HashSet<int> _present;
    private readonly List<HashSet<int>> _siblings = [];
    private bool _hasUnknownCore;

    /// <summary>Looks which CPUs there are.</summary>
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

        // A container's listing may leave out folders that can be read all the same, and the list of those present be still the machine's (lxcfs).
        _present = folders.Union(ReadList("present") ?? []).ToHashSet();
        var listed = ReadList("online") is { Count: > 0 } list ? list
            : folders.Where(cpu => !IsOffline(cpu)).ToHashSet() is { Count: > 0 } counted ? counted
            : null;
        if (listed is not null)
        {
            Online = LookAtTopology(listed);
            Online.UnionWith(NotOffline());
        }
    }

    /// <summary>
    /// The CPUs that are online, by the kernel's own list, else those that do not say that they are off; null where there are none to see.
    /// Those with a topology are among them, listed or not, and those present that the kernel does not list as off.
    /// </summary>
    public HashSet<int>? Online { get; }

    /// <summary>The cores of the CPUs that are online, or null.</summary>
    public int? CountCores()
        => Online is null || _hasUnknownCore ? null : CpuTopology.CountCores(_siblings, Online) ?? (IsUniprocessor(Online) ? 1 : null);

    /// <summary>The highest clock that the hardware of any CPU can run at, or null where no driver tells.</summary>
    public Megahertz? MaxClock()
        => _present
            .Select(cpu => ClockRate.FromKilohertz(Read(cpu, "cpufreq/cpuinfo_max_freq")))
            .MaxBy(clock => clock?.Value);

    /// <summary>Whether a driver scales the clock of any CPU. The folder cpufreq beside the CPUs is no sign of one: it stands empty in virtual machines.</summary>
    public bool IsScaled() => _present.Any(cpu => _files.Exists($"{Folder}/cpu{cpu}/cpufreq"));

    // The kernel takes the topology away with the CPU (drivers/base/topology.c), so one that has it is online, unless it says itself that it is off.
    private HashSet<int> LookAtTopology(HashSet<int> listed)
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

    // The kernel's own list of those that are off completes that of those that are on (drivers/base/cpu.c).
    private IEnumerable<int> NotOffline()
        => ReadList("present") is { } present && ReadList("offline") is { } offline ? present.Except(offline) : [];

    // A kernel that can have but one CPU may have no topology (CONFIG_SMP=n).
    private bool IsUniprocessor(HashSet<int> online)
        => ReadList("possible") is { Count: 1 } possible && possible.SetEquals(online);

    private HashSet<int>? Siblings(int cpu)
        => CpuTopology.Siblings(
            cpu,
            Topology(cpu, "core_cpus_list", "thread_siblings_list"),
            Topology(cpu, "core_cpus", "thread_siblings"));

    // A kernel that was told no topology gives every CPU the core -1, and by that takes all of them for threads of one (drivers/base/arch_topology.c).
    private bool KnowsCore(int cpu) => SysfsValue.Trim(Read(cpu, "topology/core_id")) is not ['-', ..];

    private IEnumerable<string?> Topology(int cpu, params IEnumerable<string> names) => names.Select(name => Read(cpu, $"topology/{name}"));

    private HashSet<int>? ReadList(string name) => CpuList.Parse(_files.ReadAttribute($"{Folder}/{name}"));

    private bool IsOffline(int cpu) => SysfsValue.Trim(Read(cpu, "online")).SequenceEqual("0");

    private string? Read(int cpu, string path) => _files.ReadAttribute($"{Folder}/cpu{cpu}/{path}");
}
