using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// Measures a Linux machine from the text files of its kernel: /sys/devices/system/cpu, /sys/devices/system/node, /proc/meminfo, and
/// /proc/cpuinfo and /proc/stat where those leave a question open. It starts no program and asks neither for affinity nor for a quota.
/// </summary>
public sealed class LinuxHardwareProbe : IHardwareProbe
{
    private readonly KernelFiles _files;

    /// <summary>A probe of the machine whose file systems are mounted below a directory.</summary>
    /// <param name="root">The directory that holds <c>sys</c> and <c>proc</c>.</param>
    public LinuxHardwareProbe(string root = "/") => _files = new KernelFiles(Path.GetFullPath(root));

    /// <inheritdoc/>
    public MachineFacts Probe()
    {
        var cpus = new SysfsCpus(_files);
        var cpuInfo = new Lazy<string?>(() => _files.ReadTable("proc/cpuinfo"));
        var logical = CoreCount.From((cpus.Online ?? ProcStat.Online(_files.ReadTable("proc/stat")))?.Count);
        var physical = CoreCount.From(cpus.CountCores() ?? CpuInfoCores.Count(cpuInfo.Value));
        return new MachineFacts
        {
            LogicalCores = logical,

            // A container that hides a part of the machine makes more cores than threads; the cores are as doubtful then.
            PhysicalCores = physical <= logical ? physical : null,
            Frequency = cpus.MaxClock() ?? CpuInfoClock.Find(cpuInfo.Value, cpus.IsScaled()),
            TotalMemory = Higher(ProcMeminfo.Total(_files.ReadTable("proc/meminfo")), SysfsNodes.TotalMemory(_files)),
        };
    }

    // A container may cut meminfo to its share, with all the CPUs there; the nodes are the machine's.
    private static Gibibytes? Higher(Gibibytes? told, Gibibytes? nodes) => told is { } some && !(nodes?.Value > some.Value) ? some : nodes;
}
