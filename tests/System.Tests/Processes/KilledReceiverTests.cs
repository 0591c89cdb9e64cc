using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.SystemTests.Processes;

public sealed class KilledReceiverTests : IDisposable
{
    private const int Kills = 40;
    private const int Clients = 16;
    private const int MostInRound = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WorkingDirectory _directory = new();

    private DataDirectory Data => DataDirectory.At(_directory.Path);

    public void Dispose() => _directory.Dispose();

    /// <summary>A moment is a number of acknowledgements, since a machine that has much else to do may give none within a time; and every tenth is one of the start.</summary>
    [Promise(Section.Receiving, "202 once the report is durable")]
    [Fact]
    public async Task Killed_40_times_under_load_it_loses_no_acknowledged_report_and_is_never_damaged()
    {
        var random = new Random(20261123);
        var acknowledged = new ConcurrentDictionary<int, bool>();
        var next = 0;
        for (var round = 0; round < Kills; round++)
        {
            await using var receiver = Start();
            if (round % 10 == 9)
            {
                await Task.Delay(random.Next(400));
                receiver.HasEnded.Should().BeFalse("it said: {0}", receiver.Output);
                receiver.Kill();
                continue;
            }

            var address = await receiver.AddressAsync();
            var (before, wanted) = (acknowledged.Count, random.Next(MostInRound));
            using var dead = new CancellationTokenSource();
            var load = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => SendUntilItDiesAsync(address, dead.Token))).ToArray();
            await AcknowledgedAsync(() => acknowledged.Count - before >= wanted, load, receiver);
            receiver.Kill();

            // What listens on its port from now on is another.
            await dead.CancelAsync();
            await Task.WhenAll(load).WaitAsync(Patience);
        }

        acknowledged.Should().HaveCountGreaterThan(Kills * MostInRound / 4, "there was a load");
        (await CountAsync()).Should().BeGreaterThanOrEqualTo(acknowledged.Count, "every report that was acknowledged is stored");

        // Every acknowledged instance is there: erasing all of them leaves only what was stored and not acknowledged.
        var stored = await CountAsync();
        await EraseAsync(acknowledged.Keys);
        (await CountAsync()).Should().Be(stored - acknowledged.Count);

        async Task SendUntilItDiesAsync(Uri address, CancellationToken dead)
        {
            using var client = new ReportClient(address);
            try
            {
                while (!dead.IsCancellationRequested)
                {
                    var number = Interlocked.Increment(ref next);
                    var status = await client.SendAsync(number);
                    status.Should().Be(HttpStatusCode.Accepted, "nothing is in the way of a report");
                    acknowledged[number] = true;
                }
            }
            catch (HttpRequestException)
            {
                // It died.
            }
        }
    }

    private static async Task AcknowledgedAsync(Func<bool> enough, Task[] load, ReceiverProcess receiver)
    {
        for (var since = Stopwatch.StartNew(); !enough(); await Task.Delay(1))
        {
            Array.Exists(load, client => client.IsCompleted).Should().BeFalse("it lives; it said: {0}", receiver.Output);
            since.Elapsed.Should().BeLessThan(Patience, "it said: {0}", receiver.Output);
        }
    }

    private ReceiverProcess Start() => ReceiverProcess.Start(
        _directory.Path, new Dictionary<string, string> { ["Receiver__RateBurst"] = "1000000", ["Receiver__RatePerMinute"] = "1000000" }, "--data-dir", _directory.Path, "--self-report", "off");

    private async Task EraseAsync(IEnumerable<int> numbers)
    {
        var keys = new EpochKeyFile(Data.EpochKeys).Load(storeStands: true);
        using var store = SqliteReportStore.Open(Data.Database);
        await store.EraseAsync([.. numbers.SelectMany(number => keys.Pseudonymize(ReportClient.IdOf(number)))], CancellationToken.None);
    }

    // Opening checks the whole file.
    private async Task<long> CountAsync()
    {
        using var store = SqliteReportStore.Open(Data.Database);
        var today = UtcDay.From(DateOnly.FromDateTime(DateTime.UtcNow));
        var counts = await Task.WhenAll(Enumerable.Range(0, 3).Select(back => store.CountAsync(today - back, CancellationToken.None)));
        return counts.Sum(count => count.New);
    }
}
