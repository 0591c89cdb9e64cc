using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>Ninety days of reports in the store, as many as are asked for in all: their size, their roll-up, their retention, and the page over them.</summary>
internal static class StoredMonths
{
    private const int Days = 90;
    private const int Batch = 1000;
    private const string Statistics = "/api/v1/liftbridge/statistics";

    // Of the instances three in four report on a day.
    private const double Active = 0.75;

    public static async Task RunAsync(TextWriter output, int reports)
    {
        using var directory = new LoadDirectory();
        var file = DataDirectory.At(directory.Path).Database;
        var today = UtcDay.From(DateOnly.FromDateTime(DateTime.UtcNow));
        var shapes = MakeShapes();
        var perDay = reports / Days;
        using (var store = SqliteReportStore.Open(file))
        {
            var (filling, closing) = (new Stopwatch(), new Stopwatch());
            for (var day = Days - 1; day >= 0; day--)
            {
                closing.Start();
                await store.CloseAsync(today - day, k: 10, CancellationToken.None).ConfigureAwait(false);
                closing.Stop();
                filling.Start();
                await FillAsync(store, today - day, (int)(perDay / Active), shapes).ConfigureAwait(false);
                filling.Stop();
            }

            await PrintAsync(output, "stored, a thousand in a commit", reports / filling.Elapsed.TotalSeconds, "reports/s").ConfigureAwait(false);
            await PrintAsync(output, "a day rolled up, what came last put in its place before", closing.Elapsed.TotalMilliseconds / (Days - 1), "ms").ConfigureAwait(false);
        }

        await PrintAsync(output, "on disk", new FileInfo(file).Length / (double)reports, "bytes/report").ConfigureAwait(false);
        await MeasurePageAsync(output, directory, "at once after a start", TimeSpan.Zero).ConfigureAwait(false);
        await MeasurePageAsync(output, directory, "the first, two seconds after a start", TimeSpan.FromSeconds(2)).ConfigureAwait(false);
        using (var store = SqliteReportStore.Open(file))
        {
            await MeasureReadingAsync(output, store, today).ConfigureAwait(false);
            await MeasureRetentionAsync(output, store, today).ConfigureAwait(false);
        }

        await StoredYear.RunAsync(output, shapes).ConfigureAwait(false);
    }

    // Each start finds the store as it was filled, today's reports not yet put in their place.
    private static async Task MeasurePageAsync(TextWriter output, LoadDirectory directory, string when, TimeSpan pause)
    {
        const int Port = 19310;
        var data = DataDirectory.At(directory.In(string.Create(CultureInfo.InvariantCulture, $"started-after-{pause.TotalSeconds}"))).Create();
        File.Copy(DataDirectory.At(directory.Path).Database, data.Database);
        await File.WriteAllBytesAsync(new EpochKeyFile(data.EpochKeys).LossMarker, []).ConfigureAwait(false);
        await using var receiver = await ServerProcess.StartReceiverAsync(
            Port, data.Path, new Dictionary<string, string>(), "--urls", "http://127.0.0.1:19310").ConfigureAwait(false);
        using var client = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:19310") };
        await Task.Delay(pause).ConfigureAwait(false);
        foreach (var path in new[] { "/", Statistics })
        {
            var first = await TimeAsync(() => client.GetByteArrayAsync(new Uri(path, UriKind.Relative))).ConfigureAwait(false);
            var warm = new List<double>();
            for (var i = 0; i < 200; i++)
            {
                warm.Add(await TimeAsync(() => client.GetByteArrayAsync(new Uri(path, UriKind.Relative))).ConfigureAwait(false));
            }

            warm.Sort();
            await PrintAsync(output, $"GET {path}, {when}", first, "ms").ConfigureAwait(false);
            await PrintAsync(output, $"GET {path}, warm, the median", warm[warm.Count / 2], "ms").ConfigureAwait(false);
        }

        await CheckAsync(client, pause > TimeSpan.Zero).ConfigureAwait(false);
    }

    // What was measured tells of all that is stored: a page over nothing is quick too.
    private static async Task CheckAsync(HttpClient client, bool isCounted)
    {
        using var read = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri(Statistics, UriKind.Relative)).ConfigureAwait(false));
        var days = read.RootElement.GetProperty("days").EnumerateArray().Count(day => day.GetProperty("active").ValueKind == JsonValueKind.Number);
        var today = read.RootElement.GetProperty("today");
        if (days < Days - 1 || (isCounted && (today.ValueKind == JsonValueKind.Null || today.GetProperty("active").GetInt64() == 0)))
        {
            throw new InvalidOperationException($"Of {Days - 1} closed days and today the statistics show {days} and {today}.");
        }
    }

    private static async Task MeasureReadingAsync(TextWriter output, SqliteReportStore store, UtcDay today)
    {
        var count = await TimeAsync(() => store.CountAsync(today, CancellationToken.None)).ConfigureAwait(false);
        await PrintAsync(output, "today counted from its reports", count, "ms").ConfigureAwait(false);
        await store.ReadRollUpsAsync(today - 365, today, CancellationToken.None).ConfigureAwait(false);
        var rollUps = await TimeAsync(() => store.ReadRollUpsAsync(today - 365, today, CancellationToken.None)).ConfigureAwait(false);
        await PrintAsync(output, "all closed days read from their roll-ups", rollUps, "ms").ConfigureAwait(false);
    }

    private static async Task MeasureRetentionAsync(TextWriter output, SqliteReportStore store, UtcDay today)
    {
        using var end = new CancellationTokenSource();
        var worst = 0.0;
        var appending = Task.Run(async () =>
        {
            for (var instance = 1_000_000_000L; !end.IsCancellationRequested; instance++)
            {
                worst = Math.Max(worst, await TimeAsync(() => store.AppendAsync(today, [StoredReports.Of(instance)], CancellationToken.None)).ConfigureAwait(false));
            }
        });
        var deleted = 0L;
        var retention = await TimeAsync(async () => deleted = await store.RetainAsync(today - Days + 2, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        await appending.ConfigureAwait(false);
        await PrintAsync(output, string.Create(CultureInfo.InvariantCulture, $"retention of a day ({deleted:N0} reports)"), retention, "ms").ConfigureAwait(false);
        await PrintAsync(output, "the longest that a report waited meanwhile", worst, "ms").ConfigureAwait(false);
    }

    private static async Task FillAsync(SqliteReportStore store, UtcDay day, int instances, MachineShape[] shapes)
    {
        var random = new Random(day.Number);
        var active = Enumerable.Range(0, instances).Where(_ => random.NextDouble() < Active).ToArray();
        random.Shuffle(active);
        foreach (var batch in active.Chunk(Batch))
        {
            await store.AppendAsync(day, [.. batch.Select(instance => StoredReports.Of(instance, shapes[(instance + (day.Number / 30)) % shapes.Length]))], CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static MachineShape[] MakeShapes()
        => [.. Enumerable.Range(0, 2000).Select(i => StoredReports.OfVersion(string.Create(CultureInfo.InvariantCulture, $"1.{i % 25}.0")) with
        {
            Cpu = new() { PhysicalCores = CoreCount.From(1 << (i % 7)), LogicalCores = CoreCount.From(2 << (i % 7)), FrequencyMhz = Megahertz.From(1800 + (i % 20 * 100)) },
            Memory = new() { TotalGb = Gibibytes.From(1 << (i % 9)) },
        })];

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act().ConfigureAwait(false);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static Task PrintAsync(TextWriter output, string what, double figure, string unit)
        => output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {what} | {(figure >= 100 ? figure.ToString("N0", CultureInfo.InvariantCulture) : figure.ToString("0.0", CultureInfo.InvariantCulture))} {unit} |"));
}
