using System.Buffers;
using Microsoft.Data.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>
/// Takes reports as they come, a row a commit: to put each in its place at once would write a page of the database for each, flushed for each
/// commit. Inside a transaction of its caller's.
/// </summary>
internal sealed class Arrivals(SqliteConnection writer, ShapeTable shapes) : IDisposable
{
    private readonly ArrivalTable[] _tables = [.. Enumerable.Range(0, ArrivalTable.Count).Select(number => new ArrivalTable(writer, number))];
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private UtcDay? _firstOpen;
    private int? _taking;
    private long? _size;

    /// <summary>The size in bytes of what has come since the last <see cref="Take"/> that took it.</summary>
    public long Size => _size ??= Incoming.ReadSize();

    /// <summary>Whether anything is not in its place.</summary>
    public bool Any => Size > 0 || Taken.ReadSize() > 0;

    private int Taking => _taking ??= StateTable.ReadTaking(writer);

    private ArrivalTable Incoming => _tables[Taking];

    private ArrivalTable Taken => _tables[1 - Taking];

    /// <summary>Forgets what it remembers of the database.</summary>
    public void Forget()
    {
        _firstOpen = null;
        _taking = null;
        _size = null;
    }

    /// <summary>Writes the reports of a day, or of the first day that is still open where that is later.</summary>
    public void Append(UtcDay day, IReadOnlyList<PseudonymousReport> reports)
    {
        var open = UtcDay.Later(day, _firstOpen ??= StateTable.ReadFirstOpen(writer) ?? default);
        _bytes.ResetWrittenCount();
        foreach (var report in reports)
        {
            ArrivedCommit.Write(_bytes, checked((int)shapes.NumberOf(report.Shape, open)), report.Pseudonyms);
        }

        var size = Size + _bytes.WrittenCount;
        Incoming.Append(open, _bytes.WrittenSpan);
        _size = size;
    }

    /// <summary>What is to be put in its place, in the order in which it came, and whether it is all that had come. What comes from now on goes to the other table.</summary>
    public (List<ArrivedCommit> Commits, bool IsAll) Take()
    {
        // What an earlier hand was not done with comes first: it is older.
        if (Taken.Read() is { Count: > 0 } left)
        {
            return (left, false);
        }

        if (Size > 0)
        {
            StateTable.WriteTaking(writer, 1 - Taking);
            (_taking, _size) = (1 - Taking, 0);
        }

        return (Taken.Read(), true);
    }

    /// <summary>Deletes what was taken, since it is in its place.</summary>
    public void ClearTaken() => Taken.Clear();

    /// <summary>Lets no more report be written of days before that one.</summary>
    public void Seal(UtcDay firstOpen)
    {
        StateTable.WriteFirstOpen(writer, firstOpen);
        _firstOpen = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_tables, table => table.Dispose());
}
