using System.Collections.Concurrent;
using System.Net;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Processes;

public sealed class KilledReceiverTests : IDisposable
{
    private const int Kills = 200;
    private const int Clients = 16;

    private readonly string _directory = Directory.CreateTempSubdirectory("telemetryhex-kill-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Killed_200_times_under_load_it_loses_no_acknowledged_report_and_is_never_damaged()
    {
        var random = new Random(20261123);
        var acknowledged = new ConcurrentDictionary<int, bool>();
        var next = 0;
        for (var round = 0; round < Kills; round++)
        {
            await using var receiver = Start();
            var address = await receiver.AddressAsync();
            using var end = new CancellationTokenSource();
            var load = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => SendUntilItDiesAsync(address))).ToArray();

            await Task.Delay(random.Next(5, 150));
            receiver.Kill();
            await Task.WhenAll(load).WaitAsync(TimeSpan.FromSeconds(60));
        }

        acknowledged.Should().HaveCountGreaterThan(Kills, "there was a load");
        (await CountAsync()).Should().BeGreaterThanOrEqualTo(acknowledged.Count, "every report that was acknowledged is stored");

        // Every acknowledged instance is there: erasing all of them leaves only what was stored and not acknowledged.
        var stored = await CountAsync();
        await EraseAsync(acknowledged.Keys);
        (await CountAsync()).Should().Be(stored - acknowledged.Count);

        async Task SendUntilItDiesAsync(Uri address)
        {
            using var client = new ReportClient(address);
            try
            {
                while (true)
                {
                    var number = Interlocked.Increment(ref next);
                    if (await client.SendAsync(number) == HttpStatusCode.Accepted)
                    {
                        acknowledged[number] = true;
                    }
                }
            }
            catch (HttpRequestException)
            {
                // It died.
            }
        }
    }

    private ReceiverProcess Start() => ReceiverProcess.Start(
        _directory, new Dictionary<string, string> { ["Receiver__RateBurst"] = "1000000", ["Receiver__RatePerMinute"] = "1000000" }, "--data-dir", _directory, "--self-report", "off");

    private async Task EraseAsync(IEnumerable<int> numbers)
    {
        await using var receiver = Start();
        using var client = new ReportClient(await receiver.AddressAsync());
        foreach (var number in numbers)
        {
            (await client.ForgetAsync(number)).Should().Be(HttpStatusCode.NoContent);
        }

        (await receiver.StopAsync()).Should().Be(0);
    }

    // Opening checks the whole file.
    private async Task<long> CountAsync()
    {
        using var store = SqliteReportStore.Open(DataDirectory.At(_directory).Database);
        var today = UtcDay.From(DateOnly.FromDateTime(DateTime.UtcNow));
        var counts = await Task.WhenAll(Enumerable.Range(0, 3).Select(back => store.CountAsync(today - back, CancellationToken.None)));
        return counts.Sum(count => count.New);
    }
}
