using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.SystemTests.Processes;

public sealed class WholeReceiverTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> Development = new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" };

    private readonly WorkingDirectory _directory = new();

    private DataDirectory Data => DataDirectory.At(_directory.File("data"));

    public void Dispose() => _directory.Dispose();

    [Promise(Section.Receiving, "With no set-up it reports its own host to itself, and the page shows it")]
    [Fact]
    public async Task Without_any_set_up_it_reports_its_own_host_to_itself_and_the_page_shows_it()
    {
        await using var receiver = ReceiverProcess.Start(_directory.Path, Development);
        var address = await receiver.AddressAsync();
        using var client = new ReportClient(address);

        (await ActiveTodayAsync(client, expected: 1)).Should().Be(1, receiver.Output);

        var page = await client.GetAsync("/");
        page.Should().Contain("linux").And.Contain("instance_id", "the allowlist is on the page");
        var id = await File.ReadAllTextAsync(Path.Combine(Data.Self, ".instance_id"));
        (page + await client.GetAsync("/api/v1/liftbridge/statistics") + await client.GetAsync("/api/v1/liftbridge/statistics.csv")).Should().NotContain(id.Trim());
        (await receiver.StopAsync()).Should().Be(0);
    }

    [Promise(Section.Receiving, "With no set-up it reports its own host to itself, and the page shows it")]
    [Fact]
    public async Task An_opt_out_of_the_machine_keeps_it_from_reporting_itself()
    {
        await using var receiver = ReceiverProcess.Start(_directory.Path, new Dictionary<string, string>(Development) { ["DO_NOT_TRACK"] = "1" });
        using var client = new ReportClient(await receiver.AddressAsync());

        (await client.SendAsync(1)).Should().Be(HttpStatusCode.Accepted);

        (await ActiveTodayAsync(client, expected: 1)).Should().Be(1, "only the one that was sent");
        (await receiver.StopAsync()).Should().Be(0);
        receiver.Output.Should().Contain("Telemetry is disabled");
        Directory.Exists(Data.Self).Should().BeFalse();
    }

    [Promise(Section.Receiving, "Of who sends nothing is written anywhere")]
    [Fact]
    public async Task Of_who_sends_nothing_is_written_anywhere()
    {
        const string Address = "127.66.77.88";
        await using var receiver = ReceiverProcess.Start(_directory.Path, new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Trace", ["Receiver__RateBurst"] = "60" }, "--self-report", "off");
        var port = (await receiver.AddressAsync()).Port;

        for (var i = 0; i < 100; i++)
        {
            var body = ReportClient.BodyOf(i);
            var request = i % 10 == 9
                ? $"DELETE /{ReportClient.Route}/{ReportClient.IdOf(i - 1)} HTTP/1.1\r\nHost: marked-host.example\r\nUser-Agent: MarkedAgent/1\r\nConnection: close\r\n\r\n"
                : $"POST /{ReportClient.Route} HTTP/1.1\r\nHost: marked-host.example\r\nUser-Agent: MarkedAgent/1\r\nX-Forwarded-For: 198.51.100.7\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";
            await SendFromAsync(IPAddress.Parse(Address), port, request);
        }

        var whileRunning = ReadFiles();
        (await receiver.StopAsync()).Should().Be(0);
        string[] marks = [Address, "MarkedAgent", "marked-host", "198.51.100.7", .. Enumerable.Range(0, 100).Select(i => ReportClient.IdOf(i).ToString())];
        foreach (var text in whileRunning.Concat(ReadFiles()).Append(receiver.Output))
        {
            marks.Where(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
            text.Should().NotContain(Encoding.Latin1.GetString(IPAddress.Parse(Address).GetAddressBytes()));
        }

        receiver.Output.Should().Contain("dbug:", "the most is logged that can be");
        whileRunning.Should().Contain(text => text.StartsWith("SQLite format 3", StringComparison.Ordinal), "the store was among the files");
    }

    [Promise(Section.Receiving, "A full disk, a read-only one, a deleted log and a second process each get a clear answer")]
    [Fact]
    public async Task A_second_receiver_on_one_directory_is_told_so_and_ends_with_2()
    {
        await using var receiver = ReceiverProcess.Start(_directory.Path, null, "--self-report", "off");
        await receiver.AddressAsync();

        await using var second = ReceiverProcess.Start(_directory.Path, null, "--self-report", "off");

        (await second.WaitForExitAsync()).Should().Be(2);
        second.Output.Should().Contain("in use by another process").And.NotContain("   at ");
        (await receiver.StopAsync()).Should().Be(0);
    }

    [Promise(Section.Receiving, "A stop stores what was taken")]
    [Fact]
    public async Task Told_to_stop_under_load_it_stores_all_that_it_acknowledged()
    {
        var acknowledged = 0;
        await using (var receiver = ReceiverProcess.Start(_directory.Path, new Dictionary<string, string> { ["Receiver__RateBurst"] = "1000000" }, "--self-report", "off"))
        {
            var address = await receiver.AddressAsync();
            var next = 0;
            var load = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                using var client = new ReportClient(address);
                try
                {
                    while (await client.SendAsync(Interlocked.Increment(ref next)) == HttpStatusCode.Accepted)
                    {
                        Interlocked.Increment(ref acknowledged);
                    }
                }
                catch (HttpRequestException)
                {
                    // It no longer listens.
                }
            })).ToArray();
            await Until(() => Task.FromResult(acknowledged > 200));

            (await receiver.StopAsync()).Should().Be(0);
            await Task.WhenAll(load).WaitAsync(Patience);
            receiver.Output.Should().Contain("has stopped");
        }

        await using var again = ReceiverProcess.Start(_directory.Path, Development, "--self-report", "off");
        using var reader = new ReportClient(await again.AddressAsync());
        (await ActiveTodayAsync(reader, acknowledged)).Should().BeGreaterThanOrEqualTo(acknowledged);
    }

    [Promise(Section.Receiving, "`forget` and DELETE, end to end, the backups too")]
    [Fact]
    public async Task Who_asks_to_be_forgotten_is_gone_from_the_store_its_log_and_its_backups()
    {
        await using var receiver = ReceiverProcess.Start(_directory.Path, null, "--self-report", "off");
        var endpoint = new Uri(await receiver.AddressAsync(), ReportClient.Route);
        (await RunAsync("telemetryhex.dll", "send", "--endpoint", endpoint.ToString(), "--data-dir", "client")).Should().Be(0);
        var file = _directory.File("client/.instance_id");
        var pseudonym = PseudonymOf(await File.ReadAllTextAsync(file));
        (await RunAsync("TelemetryHex.Receiver.dll", "backup", "--data-dir", Data.Path)).Should().Be(0);
        ReadFiles().Count(text => text.Contains(pseudonym, StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(2, "it is in the store and in the backup");

        (await RunAsync("telemetryhex.dll", "forget", "--endpoint", endpoint.ToString(), "--data-dir", "client")).Should().Be(0);

        ReadFiles().Should().NotContain(text => text.Contains(pseudonym, StringComparison.Ordinal));
        File.Exists(file).Should().BeFalse();
        (await receiver.StopAsync()).Should().Be(0);
    }

    [Promise(Section.Receiving, "Backup and restore work while it runs")]
    [Fact]
    public async Task A_backup_that_is_restored_while_it_runs_takes_the_store_s_place()
    {
        await using var receiver = ReceiverProcess.Start(_directory.Path, Development, "--self-report", "off");
        using var client = new ReportClient(await receiver.AddressAsync());
        (await client.SendAsync(1)).Should().Be(HttpStatusCode.Accepted);
        (await RunAsync("TelemetryHex.Receiver.dll", "backup", "--data-dir", Data.Path)).Should().Be(0);
        (await client.SendAsync(2)).Should().Be(HttpStatusCode.Accepted);
        (await ActiveTodayAsync(client, 2)).Should().Be(2);

        (await RunAsync("TelemetryHex.Receiver.dll", "restore", Directory.GetFiles(Data.Backups, "*.db").Single(), "--data-dir", Data.Path)).Should().Be(0);

        (await ActiveTodayAsync(client, 1)).Should().Be(1);
        (await client.SendAsync(3)).Should().Be(HttpStatusCode.Accepted);
        (await ActiveTodayAsync(client, 2)).Should().Be(2);
        (await receiver.StopAsync()).Should().Be(0);
    }

    [Promise(Section.Receiving, "What a restore replaces is a backup with all that was acknowledged, wherever a process dies")]
    [Fact]
    public async Task What_a_restore_replaced_has_every_report_that_was_acknowledged_until_then()
    {
        await using var receiver = ReceiverProcess.Start(_directory.Path, Development, "--self-report", "off");
        using var client = new ReportClient(await receiver.AddressAsync());
        (await client.SendAsync(1)).Should().Be(HttpStatusCode.Accepted);
        (await RunAsync("TelemetryHex.Receiver.dll", "backup", "--data-dir", Data.Path)).Should().Be(0);
        var old = Directory.GetFiles(Data.Backups, "*.db").Single();
        var acknowledged = 1;
        using var end = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            for (var next = 2; !end.IsCancellationRequested; next++)
            {
                acknowledged += await client.SendAsync(next) == HttpStatusCode.Accepted ? 1 : 0;
            }
        });

        (await RunAsync("TelemetryHex.Receiver.dll", "restore", old, "--data-dir", Data.Path)).Should().Be(0);
        await Until(() => Task.FromResult(receiver.Output.Contains("is a backup now", StringComparison.Ordinal)));

        await end.CancelAsync();
        await load.WaitAsync(Patience);
        (await receiver.StopAsync()).Should().Be(0);
        var replaced = Directory.GetFiles(Data.Backups, "*.db").Single(file => file != old);
        using var before = SqliteReportStore.Open(replaced);
        using var after = SqliteReportStore.Open(Data.Database);
        var (held, holds) = (await CountAsync(before), await CountAsync(after));
        held.Should().BeGreaterThan(1);
        (held + holds - 1).Should().Be(acknowledged, "each is in the one or the other, and the first in both");
    }

    private static async Task<long> CountAsync(SqliteReportStore store)
    {
        var today = Vocabulary.UtcDay.From(DateOnly.FromDateTime(DateTime.UtcNow));
        var counts = await Task.WhenAll(store.CountAsync(today - 1, CancellationToken.None), store.CountAsync(today, CancellationToken.None));
        return counts.Sum(count => count.Shapes.Sum(shape => shape.Count));
    }

    private static async Task<long> ActiveTodayAsync(ReportClient client, long expected)
    {
        var active = -1L;
        await Until(async () =>
        {
            using var statistics = JsonDocument.Parse(await client.GetAsync("/api/v1/liftbridge/statistics"));
            var today = statistics.RootElement.GetProperty("today");
            active = today.ValueKind == JsonValueKind.Null ? -1 : today.GetProperty("active").GetInt64();
            return active == expected;
        });
        return active;
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        var since = Stopwatch.StartNew();
        while (!await condition() && since.Elapsed < Patience)
        {
            await Task.Delay(100);
        }
    }

    private static async Task SendFromAsync(IPAddress source, int port, string request)
    {
        using var client = new TcpClient(new IPEndPoint(source, 0));
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        (await reader.ReadToEndAsync().WaitAsync(Patience)).Should().MatchRegex("^HTTP/1.1 (202|204|429) ");
    }

    private async Task<int> RunAsync(string program, params string[] arguments)
    {
        // The shared framework stands in for packages that a program would have beside it; the test's own list says where the others are.
        string[] host = ["exec", "--runtimeconfig", Beside("TelemetryHex.Receiver.runtimeconfig.json"), "--depsfile", Beside("TelemetryHex.SystemTests.deps.json"), Beside(program)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. host, .. arguments]) { WorkingDirectory = _directory.Path })
            ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private string PseudonymOf(string id)
    {
        var keys = new EpochKeyFile(Data.EpochKeys).Load(storeStands: true);
        var bytes = new byte[Pseudonym.Length];
        Vocabulary.InstanceId.TryParse(id.Trim(), out var parsed).Should().BeTrue();
        keys.Pseudonymize(parsed ?? throw new FormatException())[0].CopyTo(bytes);
        return Encoding.Latin1.GetString(bytes);
    }

    private List<string> ReadFiles()
        => [.. Directory.EnumerateFiles(Data.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(ReadShared)];

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
