using Microsoft.Data.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>Writes and erases reports, inside a transaction of its caller's.</summary>
internal sealed class ReportWriter(SqliteConnection writer) : IDisposable
{
    private readonly ShapeTable _shapes = new(writer);
    private readonly InstanceTable _instances = new(writer);
    private (UtcDay Day, SqliteCommand Put)? _put;

    /// <summary>Forgets what it remembers of the database, since a transaction did not end well or rows were deleted.</summary>
    public void Forget()
    {
        _shapes.Forget();
        _instances.Forget();
        _put?.Put.Dispose();
        _put = null;
    }

    /// <summary>Writes the reports of a day; the last of one instance wins.</summary>
    public void Write(UtcDay day, IReadOnlyList<PseudonymousReport> reports)
    {
        var put = PutInto(day);
        foreach (var report in reports)
        {
            put.Parameters[0].Value = _instances.NumberOf(report.Pseudonyms, day);
            put.Parameters[1].Value = _shapes.NumberOf(report.Shape, day);
            put.ExecuteNonQuery();
        }

        _instances.KeepNumbers();
    }

    /// <summary>Erases an instance and all its reports.</summary>
    /// <returns>Whether there was anything to erase.</returns>
    public bool Erase(IReadOnlyList<Pseudonym> pseudonyms)
    {
        var numbers = _instances.Erase(pseudonyms);
        foreach (var day in numbers.Count > 0 ? DayTable.ReadDays(writer) : [])
        {
            foreach (var number in numbers)
            {
                writer.Execute($"DELETE FROM {DayTable.NameOf(day)} WHERE instance = $1", number);
            }
        }

        return numbers.Count > 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _put?.Put.Dispose();
        _instances.Dispose();
        _shapes.Dispose();
    }

    private SqliteCommand PutInto(UtcDay day)
    {
        if (_put is { } current && current.Day == day)
        {
            return current.Put;
        }

        DayTable.Create(writer, day);
        var put = writer.Prepare(
            $"INSERT INTO {DayTable.NameOf(day)} VALUES($1, $2) ON CONFLICT DO UPDATE SET shape = excluded.shape WHERE shape <> excluded.shape",
            SqliteType.Integer, SqliteType.Integer);
        _put?.Put.Dispose();
        _put = (day, put);
        return put;
    }
}
