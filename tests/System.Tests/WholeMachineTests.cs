using System.Text.Json;

namespace TelemetryHex.SystemTests;

/// <summary>The real program on another machine: that machine's files are mounted over this one's, in a mount namespace of the test's own.</summary>
public sealed class WholeMachineTests
{
    [Promise(Section.Report, "`cpu.logical_cores` are the machine's threads online, not what affinity or a quota leaves")]
    [Fact]
    [Needs(Need.Root, "unshare", "mount")]
    public async Task The_machine_counts_and_not_what_affinity_leaves_this_process()
    {
        using var directory = new WorkingDirectory();
        var cpus = directory.File("cpu");
        for (var cpu = 0; cpu < 96; cpu++)
        {
            var topology = Directory.CreateDirectory(Path.Combine(cpus, $"cpu{cpu}", "topology")).FullName;
            var core = cpu % 48;
            await File.WriteAllTextAsync(Path.Combine(topology, "core_cpus_list"), $"{core},{core + 48}\n");
        }

        await File.WriteAllTextAsync(Path.Combine(cpus, "online"), "0-95\n");
        await File.WriteAllTextAsync(directory.File("meminfo"), "MemTotal:       527617788 kB\nMemFree:         1 kB\n");
        await File.WriteAllTextAsync(directory.File("cpuinfo"), "processor\t: 0\ncpu MHz\t\t: 2300.000\n");
        var script = $"mount --bind {cpus} /sys/devices/system/cpu && mount --bind {directory.File("meminfo")} /proc/meminfo"
            + $" && mount --bind {directory.File("cpuinfo")} /proc/cpuinfo && exec taskset -c 0 \"$@\"";

        var preview = await CommandLineProcess.RunAsync(directory, "preview", environment: null, "unshare", "-m", "sh", "-c", script, "sh");

        preview.ExitCode.Should().Be(0, preview.Error);
        using var report = JsonDocument.Parse(preview.Output);
        var cpu0 = report.RootElement.GetProperty("cpu");
        cpu0.GetProperty("physical_cores").GetInt32().Should().Be(48);
        cpu0.GetProperty("logical_cores").GetInt32().Should().Be(96);
        report.RootElement.GetProperty("memory").GetProperty("total_gb").GetDecimal().Should().Be(503.2m);
    }
}
