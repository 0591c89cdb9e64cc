using Microsoft.Data.Sqlite;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>Makes roll-ups of the days that are over.</summary>
internal sealed class DayClosing(OpenDatabase open)
{
    // A catch-up over years is done month by month, so that no view of the database is kept open for long.
    private const int DaysInView = 31;

    /// <summary>From now on what comes for a day before this one counts for this one.</summary>
    public Task SealAsync(UtcDay today, CancellationToken cancellation) => open.WriteAsync(() => Seal(today), cancellation);

    /// <summary>Counts the sealed days, whose reports are in their places, and keeps the roll-ups.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RunAsync(UtcDay today, int k, CancellationToken cancellation)
    {
        var closed = 0;
        while (await Task.Run(() => open.Read(reader => RollUp(reader, today, k)), cancellation).ConfigureAwait(false) is { Count: > 0 } days)
        {
            await open.CommitAsync(() => days.ForEach(day => RollUpTable.Write(open.File.Writer, day)), cancellation).ConfigureAwait(false);
            closed += days.Count;
        }

        return closed;
    }

    private void Seal(UtcDay today)
    {
        var firstOpen = StateTable.ReadFirstOpen(open.File.Writer);
        if (RollUpTable.ReadNext(open.File.Writer) is not null && (firstOpen is null || firstOpen < today))
        {
            open.File.Writer.InTransaction(() => open.Reports.Arrivals.Seal(today));
        }
    }

    private static List<DayRollUp> RollUp(SqliteConnection reader, UtcDay today, int k)
    {
        if (RollUpTable.ReadNext(reader) is not { } next || next >= today)
        {
            return [];
        }

        var counting = new DayCounting(reader);
        return [.. Enumerable.Range(0, Math.Min(DaysInView, today - next)).Select(day => DayRollUp.Of(counting.Count(next + day), k))];
    }
}
