using Microsoft.Data.Sqlite;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>Deletes what has outlived its days, in steps that are short enough for reports to be stored between them.</summary>
internal static class Retention
{
    // Each holds the writer for some tens of milliseconds.
    private const int ReportsInStep = 25_000;
    private const int MostInDrop = 250_000;
    private const int ShapesInStep = 5_000;

    /// <summary>
    /// The steps: each is a transaction of its own, looks at one table only, and is taken again until it is done. None is begun here: after
    /// a long stop the days that have expired are many.
    /// </summary>
    /// <param name="writer">The writer.</param>
    /// <param name="firstKept">The first day that stays.</param>
    /// <param name="firstNotRolledUp">No later day is deleted, since nothing has counted it; null where there is no day.</param>
    public static IReadOnlyList<Func<Outcome>> Steps(SqliteConnection writer, UtcDay firstKept, UtcDay? firstNotRolledUp)
    {
        if (firstNotRolledUp is not { } limit)
        {
            return [];
        }

        var first = limit < firstKept ? limit : firstKept;
        return
        [
            .. DayTable.ReadDays(writer).Where(day => day < first).Select<UtcDay, Func<Outcome>>(day => () => DeleteReports(writer, day)),
            .. Enumerable.Range(0, InstancePartition.Count).Select<int, Func<Outcome>>(partition => () => DeleteInstances(writer, partition, first)),
            () => DeleteShapes(writer, first),
        ];
    }

    /// <summary>What a step did.</summary>
    /// <param name="Reports">The reports that it deleted.</param>
    /// <param name="IsDone">Whether it need not be taken again.</param>
    public readonly record struct Outcome(long Reports, bool IsDone);

    private static Outcome DeleteReports(SqliteConnection writer, UtcDay day)
    {
        var name = DayTable.NameOf(day);
        var reports = writer.ReadNumber($"SELECT count(*) FROM (SELECT 1 FROM {name} LIMIT $1)", MostInDrop + 1);
        if (reports > MostInDrop)
        {
            return new Outcome(writer.Execute($"DELETE FROM {name} WHERE instance IN (SELECT instance FROM {name} LIMIT $1)", ReportsInStep), IsDone: false);
        }

        DayTable.Drop(writer, day);
        return new Outcome(reports, IsDone: true);
    }

    private static Outcome DeleteInstances(SqliteConnection writer, int partition, UtcDay first)
    {
        var name = InstancePartition.NameOf(partition);
        var deleted = writer.Execute($"DELETE FROM {name} WHERE last_day < $1", first.Number);

        // A first day that is longer ago than reports are kept is no longer told apart from others.
        writer.Execute($"UPDATE {name} SET first_day = 0 WHERE first_day < $1 AND first_day <> 0", first.Number);
        if (deleted > 0 || StateTable.HasResidue(writer, partition))
        {
            InstancePartition.Rewrite(writer, partition);
            StateTable.ClearResidue(writer, partition);
        }

        return new Outcome(Reports: 0, IsDone: true);
    }

    private static Outcome DeleteShapes(SqliteConnection writer, UtcDay first)
    {
        var deleted = writer.Execute("DELETE FROM shape WHERE number IN (SELECT number FROM shape WHERE last_day < $1 LIMIT $2)", first.Number, ShapesInStep);
        return new Outcome(Reports: 0, IsDone: deleted < ShapesInStep);
    }
}
