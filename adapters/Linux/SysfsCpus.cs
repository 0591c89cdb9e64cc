using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Linux;

/// <summary>The CPUs under /sys/devices/system/cpu (Documentation/ABI/testing/sysfs-devices-system-cpu), as they stand while one probe looks.</summary>
internal sealed class SysfsCpus
{
    private const string Folder = "sys/devices/system/cpu";

    private readonly KernelFiles _files;
    private readonly List<int> _present = [];

    /// <summary>Looks which CPUs there are.</summary>
    public SysfsCpus(KernelFiles files)
    {
        _files = files;
        foreach (var name in files.Directories(Folder))
        {
            if (CpuNumber.TryParseName(name, out var cpu))
            {
                _present.Add(cpu);
            }
        }

        Online = CpuList.Parse(files.ReadAttribute($"{Folder}/online")) is { Count: > 0 } listed ? listed
            : _present.Where(cpu => !IsOffline(cpu)).ToHashSet() is { Count: > 0 } counted ? counted
            : null;
    }

    /// <summary>The CPUs that are online, by the kernel's own list, else those that do not say that they are off; null where there are none to see.</summary>
    public HashSet<int>? Online { get; }

    /// <summary>The cores of the CPUs that are online, or null.</summary>
    public int? CountCores()
        => Online is null ? null : CpuTopology.CountCores(_present.Select(Siblings).OfType<HashSet<int>>(), Online);

    /// <summary>The highest clock that the hardware of any CPU can run at, or null where no driver tells.</summary>
    public Megahertz? MaxClock()
        => _present
            .Select(cpu => ClockRate.FromKilohertz(Read(cpu, "cpufreq/cpuinfo_max_freq")))
            .MaxBy(clock => clock?.Value);

    /// <summary>Whether a driver scales the clock of any CPU. The folder cpufreq beside the CPUs is no sign of one: it stands empty in virtual machines.</summary>
    public bool IsScaled() => _present.Any(cpu => _files.Exists($"{Folder}/cpu{cpu}/cpufreq"));

    // A CPU that is not on the list but has a topology is online all the same, in a container whose list is cut to its share:
    // the kernel takes the topology away with the CPU (drivers/base/topology.c). Only a CPU that says so itself is left out.
    private HashSet<int>? Siblings(int cpu)
        => Online?.Contains(cpu) != true && IsOffline(cpu) ? null : CpuTopology.Siblings(
            cpu,
            Topology(cpu, "core_cpus_list", "thread_siblings_list"),
            Topology(cpu, "core_cpus", "thread_siblings"));

    private IEnumerable<string?> Topology(int cpu, params IEnumerable<string> names) => names.Select(name => Read(cpu, $"topology/{name}"));

    private bool IsOffline(int cpu) => SysfsValue.Trim(Read(cpu, "online")).SequenceEqual("0");

    private string? Read(int cpu, string path) => _files.ReadAttribute($"{Folder}/cpu{cpu}/{path}");
}
