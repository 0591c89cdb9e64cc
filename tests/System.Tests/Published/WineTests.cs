using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace TelemetryHex.SystemTests.Published;

/// <summary>The client as it is published for Windows, on Wine: the real calls of its adapters, its files, its sockets, its console and its services.</summary>
[Collection(PublishedGroup.Name)]
public sealed class WineTests(PublishedBuilds builds) : IAsyncLifetime
{
    private readonly WorkingDirectory _directory = new();

    // Set before each test: see InitializeAsync.
    private WinePrefix _wine = null!;
    private string _program = "";

    public async ValueTask InitializeAsync()
    {
        NeedsAttribute.Require("wine");
        _wine = await builds.WineAsync();
        _program = (await builds.TrimmedAsync("win-x64")).File("telemetryhex.exe");
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return default;
    }

    [Promise(Section.Report, "Every adapter is held to its contract, on Linux and, under Wine, as Windows")]
    [Fact]
    [Needs("wine")]
    public async Task The_adapters_tests_pass_with_every_contract_that_holds_on_windows()
    {
        var tests = (await builds.AdapterTestsAsync("win-x64")).File("TelemetryHex.Adapters.Tests.exe");
        Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts"));
        var file = Path.Combine(Repository.Root, "artifacts", "wine.xml");
        File.Delete(file);
        using var run = _wine.Start(_directory, [tests, "-noLogo", "-noColor", "-parallelMode", "all", "-result-xml", Dos(file)]);
        var ended = await run.EndAsync(TimeSpan.FromMinutes(6));

        // For the log of a whole run, which shows nothing of a test that passes.
        await File.WriteAllTextAsync(Path.Combine(Repository.Root, "artifacts", "wine.log"), ended.Text);
        ended.ExitCode.Should().Be(0, ended.Text + ended.Error);
        var results = XDocument.Load(file).Descendants("test").ToList();
        results.Should().HaveCountGreaterThan(100).And.NotContain(test => (string?)test.Attribute("result") == "Fail");
        ShouldHold("WindowsHardwareProbeContract", typeof(HardwareProbeContract), results);
        ShouldHold("FileInstanceIdRepositoryContract", typeof(InstanceIdRepositoryContract), results);
        ShouldHold("HttpReportSinkContract", typeof(ReportSinkContract), results);
        ShouldHold("TimeProviderClockContract", typeof(ClockContract), results);
    }

    [Promise(Section.CommandLine, "On Windows too `preview` is what `send` puts on the wire, with the host's cores and memory")]
    [Fact]
    [Needs("wine")]
    public async Task Preview_prints_windows_with_the_cores_and_the_memory_of_the_linux_host()
    {
        var host = await CommandLineProcess.RunAsync(_directory, "preview");
        var wine = await _wine.RunAsync(_directory, [_program, "preview"]);

        wine.ExitCode.Should().Be(0, wine.Error);
        wine.Text.Should().Contain("\"name\":\"windows\"").And.MatchRegex("\"platform\":\"windows-dotnet10[.0-9]+-amd64\"");
        using var expected = JsonDocument.Parse(host.Output);
        using var actual = JsonDocument.Parse(wine.Output);
        Cores(actual).Should().Be(Cores(expected));
        actual.RootElement.GetProperty("memory").GetRawText().Should().Be(expected.RootElement.GetProperty("memory").GetRawText());
        actual.RootElement.GetProperty("cpu").GetProperty("frequency_mhz").GetInt32().Should().BePositive();
        _directory.Entries().Should().BeEmpty();
    }

    [Promise(Section.Report, "On Windows they are those of every processor group")]
    [Fact]
    [Needs("wine", Need.Root, "unshare", "mount")]
    public async Task On_a_machine_with_two_threads_a_core_it_counts_both_whatever_this_process_may_use()
    {
        var cpus = _directory.File("cpu");
        for (var cpu = 0; cpu < 16; cpu++)
        {
            var topology = Directory.CreateDirectory(Path.Combine(cpus, $"cpu{cpu}", "topology")).FullName;
            var core = cpu % 8;
            var (list, mask) = ($"{core},{core + 8}", $"{(1 << core) | (1 << (core + 8)):x4}");
            foreach (var (name, value) in ((string, string)[])
                [("core_id", $"{core}"), ("physical_package_id", "0"), ("core_cpus_list", list), ("core_cpus", mask), ("thread_siblings_list", list), ("thread_siblings", mask),
                    ("core_siblings_list", "0-15"), ("core_siblings", "ffff"), ("package_cpus_list", "0-15"), ("package_cpus", "ffff")])
            {
                await File.WriteAllTextAsync(Path.Combine(topology, name), value + "\n");
            }
        }

        foreach (var name in (string[])["online", "present", "possible"])
        {
            await File.WriteAllTextAsync(Path.Combine(cpus, name), "0-15\n");
        }

        var script = $"mount --bind {cpus} /sys/devices/system/cpu && exec taskset -c 0 \"$@\"";
        using var preview = _wine.Start(_directory, [_program, "preview"], "unshare", "-m", "sh", "-c", script, "sh");
        var ended = await preview.EndAsync();

        ended.ExitCode.Should().Be(0, ended.Error);
        using var report = JsonDocument.Parse(ended.Output);
        Cores(report).Should().Be((8, 16));
    }

    [Promise(Section.CommandLine, "On Windows too `preview` is what `send` puts on the wire, with the host's cores and memory")]
    [Fact]
    [Needs("wine")]
    public async Task Send_delivers_the_bytes_that_preview_prints_and_keeps_its_id()
    {
        using var server = new RawServer();
        var requests = new List<string>();
        _ = server.AnswerAllAsync(Answer.Accepted, requests.Add);
        string[] common = ["--endpoint", server.Address, "--data-dir", "d", "--product-version", "1.10.0"];

        (await _wine.RunAsync(_directory, [_program, "send", .. common])).ExitCode.Should().Be(0);
        (await _wine.RunAsync(_directory, [_program, "send", .. common])).ExitCode.Should().Be(0);
        var preview = await _wine.RunAsync(_directory, [_program, "preview", "--headers", .. common]);
        var status = await _wine.RunAsync(_directory, [_program, "status", "--json", .. common]);

        WithoutTime(requests).Should().Equal(WithoutTime([preview.Text, preview.Text]));
        var id = await File.ReadAllTextAsync(_directory.File("d/.instance_id"));
        preview.Text.Should().Contain($"\"instance_id\":\"{id.TrimEnd('\n')}\"");
        status.Text.Should().Contain("\"instance_id_exists\": true");
        _directory.Entries().Should().Equal("d", "d/.instance_id");
    }

    [Fact]
    [Needs("wine")]
    public async Task When_off_nothing_is_sent_or_kept()
    {
        var ended = await _wine.RunAsync(_directory, [_program, "send", "--data-dir", "d"], "DO_NOT_TRACK=1");

        ended.ExitCode.Should().Be(3);
        _directory.Entries().Should().BeEmpty();
    }

    [Fact]
    [Needs("wine")]
    public async Task A_certificate_that_windows_does_not_trust_is_a_failure()
    {
        using var server = new RawServer();
        using var certificate = CertificateAuthority.SelfSigned("localhost");
        using var send = _wine.Start(_directory, [_program, "send", "--endpoint", $"https://localhost:{server.Port}/", "--data-dir", "d"]);
        using var connection = await server.AcceptAsync();

        // How it looks from here is TLS's business: the client may go before this end is done, or after.
        var handshake = connection.StartTlsAsync(certificate).ContinueWith(done => done.Exception, TaskScheduler.Default);
        var ended = await send.EndAsync();
        await handshake;

        ended.ExitCode.Should().Be(1);
        ended.Error.Should().Contain("WARN: Failed to send telemetry: the certificate of localhost is not one that this machine trusts");
    }

    [Promise(Section.CommandLine, "`run` ends with 0 at Ctrl+C and at the stop of a Windows service")]
    [Fact]
    [Needs("wine")]
    public async Task Run_reports_at_once_and_ends_with_0_at_ctrl_c()
    {
        using var server = new RawServer();
        _ = server.AnswerAllAsync(Answer.Accepted);
        using var run = _wine.Start(_directory, [_program, "run", "--endpoint", server.Address, "--data-dir", "d"]);
        await run.WaitForAsync("INFO: Telemetry sent successfully [status=202]");

        // Wine makes Ctrl+C of it.
        run.Signal("INT");
        var ended = await run.EndAsync();

        ended.ExitCode.Should().Be(0);
        ended.Error.Should().Contain("INFO: Telemetry collector stopped").And.NotContain("WARN");
    }

    [Promise(Section.CommandLine, "`run` ends with 0 at Ctrl+C and at the stop of a Windows service")]
    [Fact]
    [Needs("wine")]
    public async Task A_windows_service_reports_at_once_and_ends_with_0_at_its_stop()
    {
        using var server = new RawServer();
        var received = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = server.AnswerAllAsync(Answer.Accepted, received.SetResult);
        var command = $"{Dos(_program)} run --service --endpoint {server.Address} --data-dir {Dos(_directory.File("d"))}";

        // Services end with the last program that is none.
        using var session = _wine.Start(_directory, [_program, "run", "--data-dir", "other"], "env", "DO_NOT_TRACK=1");
        await session.WaitForAsync("INFO: Telemetry is disabled");
        (await _wine.RunAsync(_directory, ["sc", "create", "telemetryhex", "binPath=", command])).ExitCode.Should().Be(0);
        (await _wine.RunAsync(_directory, ["sc", "start", "telemetryhex"])).ExitCode.Should().Be(0);
        (await received.Task.WaitAsync(TimeSpan.FromSeconds(60))).Should().Contain("\"name\":\"windows\"");
        await ShouldBecomeAsync("RUNNING");

        (await _wine.RunAsync(_directory, ["sc", "stop", "telemetryhex"])).ExitCode.Should().Be(0);

        (await ShouldBecomeAsync("STOPPED")).Should().MatchRegex("WIN32_EXIT_CODE +: 0 ").And.MatchRegex("SERVICE_EXIT_CODE +: 0 ");
        File.Exists(_directory.File("d/.instance_id")).Should().BeTrue();
    }

    private static void ShouldHold(string adapter, Type contract, IEnumerable<XElement> results)
    {
        var facts = contract.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name);
        results.Where(test => ((string?)test.Attribute("type"))?.Split('.')[^1] == adapter && (string?)test.Attribute("result") == "Pass")
            .Select(test => (string?)test.Attribute("method")).Should().Contain(facts);
    }

    private static (int Physical, int Logical) Cores(JsonDocument report)
    {
        var cpu = report.RootElement.GetProperty("cpu");
        return (cpu.GetProperty("physical_cores").GetInt32(), cpu.GetProperty("logical_cores").GetInt32());
    }

    private static IEnumerable<string> WithoutTime(IEnumerable<string> texts)
        => texts.Select(text => System.Text.RegularExpressions.Regex.Replace(text, "\"timestamp\":\"[^\"]+\"", ""));

    private static string Dos(string path) => $"Z:{path.Replace('/', '\\')}";

    private async Task<string> ShouldBecomeAsync(string state)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var query = await _wine.RunAsync(_directory, ["sc", "query", "telemetryhex"]);
            if (query.Text.Contains(state, StringComparison.Ordinal))
            {
                return query.Text;
            }

            deadline.Token.ThrowIfCancellationRequested();
        }
    }
}
