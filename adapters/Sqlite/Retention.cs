using Microsoft.Data.Sqlite;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>Deletes what has outlived its days, in steps that are short enough for reports to be stored between them.</summary>
internal static class Retention
{
    // Either holds the writer for some tens of milliseconds.
    private const int ReportsInStep = 25_000;
    private const int MostInDrop = 250_000;

    /// <summary>The steps: each is a transaction of its own and gives the number of reports that it deleted.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="firstKept">The first day that stays.</param>
    /// <param name="firstNotRolledUp">No later day is deleted, since nothing has counted it; null where there is no day.</param>
    public static IReadOnlyList<Func<long>> Steps(SqliteConnection writer, UtcDay firstKept, UtcDay? firstNotRolledUp)
    {
        if (firstNotRolledUp is not { } limit)
        {
            return [];
        }

        var first = limit < firstKept ? limit : firstKept;
        return
        [
            .. DayTable.ReadDays(writer).Where(day => day < first).SelectMany(day => ReportSteps(writer, day)),
            .. Enumerable.Range(0, InstancePartition.Count).Select(partition => NoReports(() => DeleteInstances(writer, partition, first))),
            NoReports(() => writer.Execute("DELETE FROM shape WHERE last_day < $1", first.Number)),
        ];
    }

    private static IEnumerable<Func<long>> ReportSteps(SqliteConnection writer, UtcDay day)
    {
        var name = DayTable.NameOf(day);
        for (var reports = writer.ReadNumber($"SELECT count(*) FROM {name}"); reports > MostInDrop; reports -= ReportsInStep)
        {
            yield return () => writer.Execute($"DELETE FROM {name} WHERE instance IN (SELECT instance FROM {name} LIMIT $1)", ReportsInStep);
        }

        yield return () =>
        {
            var last = writer.ReadNumber($"SELECT count(*) FROM {name}");
            DayTable.Drop(writer, day);
            return last;
        };
    }

    private static void DeleteInstances(SqliteConnection writer, int partition, UtcDay first)
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
    }

    private static Func<long> NoReports(Action delete) => () =>
    {
        delete();
        return 0;
    };
}
