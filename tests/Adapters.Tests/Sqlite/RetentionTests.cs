using System.Text.RegularExpressions;
using SQLitePCL;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed partial class RetentionTests : IDisposable
{
    private const int Days = 40;

    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task However_many_days_have_expired_the_writer_is_held_for_one_of_them_at_a_time()
    {
        var store = _directory.Open();
        for (var day = 0; day < Days; day++)
        {
            await store.AppendAsync(StoreDirectory.Monday + day, [.. Enumerable.Range(0, 50).Select(instance => StoredReports.Of(instance))], CancellationToken.None);
        }

        // What is counted is in its place.
        await store.CountAsync(StoreDirectory.Monday, CancellationToken.None);
        _directory.Close();
        using var file = DatabaseFile.Open(_directory.Database, () => { });
        var statements = new List<string>();
        raw.sqlite3_trace(file.Writer.Handle, (_, statement) => statements.Add(statement), null);

        var steps = Retention.Steps(file.Writer, StoreDirectory.Monday + Days, StoreDirectory.Monday + Days);

        DaysIn(statements).Should().BeEmpty("to list the days is one hold, and none of them is read for it");
        var (deleted, seen) = (0L, new HashSet<string>());
        foreach (var step in steps)
        {
            for (Retention.Outcome outcome = default; !outcome.IsDone;)
            {
                statements.Clear();
                file.Writer.InTransaction(() => outcome = step());
                deleted += outcome.Reports;
                DaysIn(statements).Should().HaveCountLessThanOrEqualTo(1, "a hold reads and deletes one day");
                seen.UnionWith(DaysIn(statements));
            }
        }

        (deleted, seen.Count).Should().Be((Days * 50, Days));
    }

    [GeneratedRegex(@"report_\d+")]
    private static partial Regex DayTableName();

    private static HashSet<string> DaysIn(List<string> statements)
        => [.. statements.SelectMany(statement => DayTableName().Matches(statement)).Select(match => match.Value)];
}
