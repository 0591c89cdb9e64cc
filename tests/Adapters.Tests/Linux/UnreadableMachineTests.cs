using System.Diagnostics;
using CsCheck;
using TelemetryHex.Adapters.Linux;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Linux;

/// <summary>Roots in which something else stands where the kernel's files should: nothing of it is an exception, a wait or a guess.</summary>
public sealed class UnreadableMachineTests : IDisposable
{
    private const string Cpu = "sys/devices/system/cpu";

    private static readonly string[] Files =
    [
        $"{Cpu}/online", $"{Cpu}/present", $"{Cpu}/offline", $"{Cpu}/possible", $"{Cpu}/cpu0/online", $"{Cpu}/cpu0/topology/core_cpus_list", $"{Cpu}/cpu0/topology/thread_siblings_list",
        $"{Cpu}/cpu0/topology/core_cpus", $"{Cpu}/cpu0/topology/thread_siblings", $"{Cpu}/cpu0/cpufreq/cpuinfo_max_freq",
        "proc/cpuinfo", "proc/stat", "proc/meminfo", "sys/devices/system/node/node0/meminfo",
    ];

    private static readonly MachineFacts OneFolder = new() { LogicalCores = CoreCount.From(1) };

    private readonly TemporaryRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_root_that_is_not_there_is_an_unknown_machine()
        => new LinuxHardwareProbe(_root.At("nowhere")).Probe().Should().Be(MachineFacts.Unknown);

    [Fact]
    public void A_root_that_is_a_file_is_an_unknown_machine()
        => new LinuxHardwareProbe(_root.Write("file", "text").At("file")).Probe().Should().Be(MachineFacts.Unknown);

    [Fact]
    public void Directories_in_the_place_of_files_are_not_there()
    {
        foreach (var file in Files)
        {
            _root.MakeDirectory(file);
        }

        Probe().Should().Be(OneFolder);
    }

    [Fact]
    public void A_file_in_the_place_of_a_directory_is_not_there()
        => Probe(_root.Write("sys", "text").Write("proc", "text")).Should().Be(MachineFacts.Unknown);

    [Theory]
    [Needs(Need.Unix)]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/nowhere/at/all")]
    [InlineData("..")]
    public void Links_to_something_else_are_not_there(string target)
    {
        foreach (var file in Files)
        {
            _root.Link(file, target);
        }

        Probe().Should().Be(OneFolder);
    }

    [Fact]
    [Needs("mkfifo")]
    public async Task Pipes_without_a_writer_are_not_waited_for()
    {
        using var make = Process.Start("mkfifo", Files.Select(_root.Parent));
        await make.WaitForExitAsync();
        File.Exists(_root.At(Files[0])).Should().BeTrue();

        var facts = await Task.Run(Probe).WaitAsync(TimeSpan.FromSeconds(60));

        facts.Should().Be(OneFolder);
    }

    [Fact]
    public void Endless_files_are_not_read()
    {
        foreach (var file in Files)
        {
            using var sparse = File.Create(_root.Parent(file));
            sparse.SetLength(1L << 40);
        }

        Probe().Should().Be(OneFolder);
    }

    [Fact]
    public void A_list_longer_than_a_kernel_prints_is_not_there()
        => Probe(_root.Write($"{Cpu}/online", new string(' ', 70_000) + "0-3").MakeDirectory($"{Cpu}/cpu0")).Should().Be(OneFolder);

    [Fact]
    public void A_cpuinfo_of_8192_cpus_is_read_to_its_end()
    {
        var cpus = Enumerable.Range(0, 8192).Select(cpu => $"processor\t: {cpu}\nflags\t\t: {new string('x', 2000)}\ncpu MHz\t\t: {(cpu == 8191 ? 3000 : 2000)}.000\n\n");

        Probe(_root.Write("proc/cpuinfo", string.Concat(cpus))).Frequency.Should().Be(Megahertz.From(3000));
    }

    [Fact]
    public void A_thousand_folders_that_are_no_cpus_change_nothing()
    {
        for (var i = 0; i < 1000; i++)
        {
            _root.MakeDirectory($"{Cpu}/cpux{i}");
        }

        Probe(_root.MakeDirectory($"{Cpu}/cpu0").MakeDirectory($"{Cpu}/cpu16384").Write($"{Cpu}/cpu1", "a file")).Should().Be(OneFolder);
    }

    [Fact]
    public void Folders_that_are_no_memory_nodes_change_nothing()
        => Probe(_root
            .Write("sys/devices/system/node/node0/meminfo", "Node 0 MemTotal:       1048576 kB\n")
            .MakeDirectory("sys/devices/system/node/node")
            .MakeDirectory("sys/devices/system/node/nodes")
            .MakeDirectory("sys/devices/system/node/power")).TotalMemory.Should().Be(Gibibytes.From(1));

    [Fact]
    [Needs(Need.Unix)]
    public void Cpufreq_may_be_a_link_to_its_policy()
        => Probe(_root
            .Write($"{Cpu}/cpufreq/policy0/cpuinfo_max_freq", "3100000\n")
            .MakeDirectory($"{Cpu}/cpu0")
            .Link($"{Cpu}/cpu0/cpufreq", "../cpufreq/policy0")).Frequency.Should().Be(Megahertz.From(3100));

    [Fact]
    [Needs(Need.Unix)]
    public void Cpufreq_that_links_to_nothing_still_scales_the_clock()
        => Probe(_root
            .Write("proc/cpuinfo", "processor\t: 0\ncpu MHz\t\t: 2400.000\n")
            .MakeDirectory($"{Cpu}/cpu0")
            .Link($"{Cpu}/cpu0/cpufreq", "../cpufreq/policy0")).Frequency.Should().BeNull();

    [Promise(Section.Report, "A field that cannot be known is null, and the probe never throws")]
    [Fact]
    public void Whatever_the_files_hold_the_probe_answers_and_contradicts_nothing()
        => Gen.Select(KernelText.Noise, KernelText.Noise, KernelText.Noise, (a, b, c) => new[] { a, b, c }).Sample(
            noise =>
            {
                using var root = new TemporaryRoot();
                for (var i = 0; i < Files.Length; i++)
                {
                    root.Write(Files[i], noise[i % noise.Length]);
                }

                var facts = Probe(root);
                return facts.PhysicalCores is null || facts.PhysicalCores <= facts.LogicalCores;
            },
            iter: 200);

    private static MachineFacts Probe(TemporaryRoot root) => new LinuxHardwareProbe(root.Path).Probe();

    private MachineFacts Probe() => Probe(_root);
}
