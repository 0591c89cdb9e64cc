using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests;

/// <summary>What the process asks of the kernel, as strace sees it: the promise, checked below the program.</summary>
public sealed partial class SystemCallTests
{
    [Promise(Section.Consent, "When off: no id file, no probe, no socket, no timer")]
    [Fact]
    [Needs("strace")]
    public async Task When_off_run_opens_no_internet_socket_and_writes_nothing_in_the_data_directory()
    {
        using var directory = new WorkingDirectory();
        Directory.CreateDirectory(directory.File("d"));
        var trace = directory.File("trace");
        using var run = CommandLineProcess.Start(
            directory, ["run", "--data-dir", "d"], new() { ["LIFTBRIDGE_TELEMETRY_ENABLED"] = "false" },
            "strace", "-f", "-qq", "-e", "trace=%file,%network", "-o", trace);
        await run.WaitForAsync("INFO: Telemetry is disabled");

        SignalTraced(trace);
        var ended = await run.EndAsync();

        ended.ExitCode.Should().Be(0);
        var calls = await File.ReadAllLinesAsync(trace);
        calls.Should().NotContain(call => InternetSocket().IsMatch(call));
        calls.Where(call => call.Contains("\"d", StringComparison.Ordinal) || call.Contains(".instance_id", StringComparison.Ordinal))
            .Should().NotContain(call => Write().IsMatch(call));
        directory.Entries().Should().Equal("d", "trace");
    }

    [Promise(Section.CommandLine, "`preview` works when off and writes nothing anywhere")]
    [Fact]
    [Needs("strace")]
    public async Task Preview_opens_nothing_for_writing_and_no_internet_socket()
    {
        using var directory = new WorkingDirectory();
        var calls = await TraceAsync(directory, "preview --data-dir d");

        calls.Should().NotContain(call => InternetSocket().IsMatch(call));
        calls.Where(call => Write().IsMatch(call) && !IsOfTheRuntime(call)).Should().BeEmpty();
    }

    [Promise(Section.Report, "Nothing that names the machine is read")]
    [Fact]
    [Needs("strace")]
    public async Task The_probe_reads_the_processors_and_the_memory_and_nothing_that_names_the_machine()
    {
        using var directory = new WorkingDirectory();
        var calls = await TraceAsync(directory, "preview --data-dir d");

        var files = calls.Select(call => Opened().Match(call)).Where(match => match.Success).Select(match => match.Groups["path"].Value).ToHashSet();
        files.Should().Contain("/proc/meminfo").And.Contain(path => path.StartsWith("/sys/devices/system/cpu/", StringComparison.Ordinal));
        files.Where(path => NamesTheMachine().IsMatch(path)).Should().BeEmpty();
        files.Where(path => path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith("/sys/", StringComparison.Ordinal))
            .Should().OnlyContain(path => OfTheProbe().IsMatch(path) || OfTheRuntime().IsMatch(path));
    }

    private static async Task<string[]> TraceAsync(WorkingDirectory directory, string arguments)
    {
        using var traces = new WorkingDirectory();
        var trace = traces.File("trace");
        var ended = await CommandLineProcess.RunAsync(
            directory, arguments, environment: null, "strace", "-f", "-qq", "-e", "trace=%file,%network", "-o", trace);
        ended.ExitCode.Should().Be(0, ended.Error);
        return await File.ReadAllLinesAsync(trace);
    }

    // strace holds signals back for itself, so that the signal goes to its child: the first process of the trace.
    private static void SignalTraced(string trace)
        => CommandLineProcess.Signal("TERM", File.ReadLines(trace).First().Split(' ')[0]);

    private static bool IsOfTheRuntime(string call) => OfTheRuntime().IsMatch(call);

    [GeneratedRegex("socket\\(AF_INET|connect\\([^)]*AF_INET")]
    private static partial Regex InternetSocket();

    [GeneratedRegex("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|mkdir|rename|\\blink|unlink|symlink|truncate")]
    private static partial Regex Write();

    [GeneratedRegex("open(at)?\\([^\"]*\"(?<path>[^\"]+)\".* = [0-9]+")]
    private static partial Regex Opened();

    [GeneratedRegex("machine-id|/dmi/|/etc/hostname|/etc/passwd|product_uuid|serial|boot_id|/sys/class/net|/proc/net|identification|kernel/hostname|resolv.conf")]
    private static partial Regex NamesTheMachine();

    [GeneratedRegex("^/proc/(meminfo|cpuinfo|stat)$|^/sys/devices/system/(cpu|node)(/.*)?$")]
    private static partial Regex OfTheProbe();

    [GeneratedRegex("/dev/(null|shm|tty|urandom)|/memfd:|/proc/self/|/proc/[0-9]+/|/proc/(filesystems|mounts|cgroups|version)|/sys/fs/cgroup|/sys/kernel/mm|/sys/devices/system/node|/tmp/(clr-debug-pipe|dotnet-diagnostic|\\.dotnet|lttng)|doublemapper")]
    private static partial Regex OfTheRuntime();
}
