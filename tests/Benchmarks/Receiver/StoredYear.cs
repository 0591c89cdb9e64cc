using System.Diagnostics;
using System.Globalization;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>A year of closed days, whose roll-ups outlive their reports: how long it takes to read them, and to make of them what is published.</summary>
internal static class StoredYear
{
    private const int Days = 365;
    private const int Instances = 4000;
    private const int K = 10;
    private const int Times = 201;

    public static async Task RunAsync(TextWriter output, IReadOnlyList<MachineShape> shapes)
    {
        using var directory = new LoadDirectory();
        var today = UtcDay.From(DateOnly.FromDateTime(DateTime.UtcNow));
        using var store = SqliteReportStore.Open(directory.In("year.db"));
        for (var day = today - Days; day < today; day += 1)
        {
            await store.CloseAsync(day, K, CancellationToken.None).ConfigureAwait(false);
            await store.AppendAsync(day, [.. Enumerable.Range(0, Instances).Select(instance => StoredReports.Of(instance, shapes[instance % shapes.Count]))], CancellationToken.None).ConfigureAwait(false);
        }

        await store.CloseAsync(today, K, CancellationToken.None).ConfigureAwait(false);
        var (reading, publishing) = (new List<double>(), new List<double>());
        for (var time = 0; time < Times; time++)
        {
            var since = Stopwatch.GetTimestamp();
            var rollUps = await store.ReadRollUpsAsync(default, today, CancellationToken.None).ConfigureAwait(false);
            reading.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            since = Stopwatch.GetTimestamp();
            var published = UsageStatistics.Publish(rollUps, today: null, K, K);
            publishing.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            if (published.Days.Count(day => day.Active == Instances) != Days)
            {
                throw new InvalidOperationException("The year is not whole.");
            }
        }

        await PrintAsync(output, "read from their roll-ups", reading).ConfigureAwait(false);
        await PrintAsync(output, "made of them what is published", publishing).ConfigureAwait(false);
    }

    private static Task PrintAsync(TextWriter output, string what, List<double> times)
    {
        var first = times[0];
        times.Sort();
        return output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {Days} closed days, {what}: the median, the first time | {times[times.Count / 2]:F1} ms, {first:F1} ms |"));
    }
}
