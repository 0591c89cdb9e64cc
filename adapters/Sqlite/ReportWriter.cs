using Microsoft.Data.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>Writes and erases reports, inside a transaction of its caller's.</summary>
internal sealed class ReportWriter : IDisposable
{
    private readonly SqliteConnection _writer;
    private readonly ShapeTable _shapes;
    private readonly InstanceTable _instances;
    private (UtcDay Day, Statement Put)? _put;

    public ReportWriter(SqliteConnection writer)
    {
        _writer = writer;
        _shapes = new ShapeTable(writer);
        _instances = new InstanceTable(writer);
        Arrivals = new Arrivals(writer, _shapes);
    }

    /// <summary>Where reports come in.</summary>
    public Arrivals Arrivals { get; }

    /// <summary>The shapes of erased reports.</summary>
    public LooseShapes LooseShapes => _shapes.Loose;

    /// <summary>Forgets what it remembers of the database, since a transaction did not end well or rows were deleted.</summary>
    public void Forget()
    {
        Arrivals.Forget();
        _shapes.Forget();
        _instances.Forget();
        _put?.Put.Dispose();
        _put = null;
    }

    /// <summary>Notes of each report's instance that it reported, and finds its number.</summary>
    public void Number(ReadOnlySpan<Arrival> arrivals, List<NumberedReport> numbered)
    {
        foreach (var arrival in arrivals)
        {
            numbered.Add(new NumberedReport(arrival.Day, _instances.NumberOf(arrival.Pseudonyms, arrival.Day), arrival.Shape));
        }

        _instances.KeepNumbers();
    }

    /// <summary>Writes reports into the tables of their days; the last of one instance wins.</summary>
    public void Write(ReadOnlySpan<NumberedReport> reports)
    {
        foreach (var report in reports)
        {
            PutInto(report.Day).Bind(1, report.Instance).Bind(2, report.Shape).Run();
        }
    }

    /// <summary>Erases an instance and all its reports that are in their places.</summary>
    /// <returns>Whether there was anything to erase.</returns>
    public bool Erase(IReadOnlyList<Pseudonym> pseudonyms)
    {
        var numbers = _instances.Erase(pseudonyms);
        foreach (var day in numbers.Count > 0 ? DayTable.ReadDays(_writer) : [])
        {
            foreach (var number in numbers)
            {
                _writer.ReadRows($"DELETE FROM {DayTable.NameOf(day)} WHERE instance = $1 RETURNING shape", row => row.GetInt64(0), number).ForEach(_shapes.Loose.Erased);
            }
        }

        return numbers.Count > 0;
    }

    /// <summary>Deletes, of the shapes that were taken last, the unused ones that are still unused.</summary>
    /// <returns>Whether there was one.</returns>
    public bool DeleteShapes(IReadOnlyCollection<long> unused)
    {
        _shapes.Forget();
        return _shapes.Loose.Delete(_writer, unused);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _put?.Put.Dispose();
        Arrivals.Dispose();
        _instances.Dispose();
        _shapes.Dispose();
    }

    private Statement PutInto(UtcDay day)
    {
        if (_put is { } current && current.Day == day)
        {
            return current.Put;
        }

        DayTable.Create(_writer, day);
        var put = new Statement(_writer, $"INSERT INTO {DayTable.NameOf(day)} VALUES(?1, ?2) ON CONFLICT DO UPDATE SET shape = excluded.shape WHERE shape <> excluded.shape");
        _put?.Put.Dispose();
        _put = (day, put);
        return put;
    }
}
