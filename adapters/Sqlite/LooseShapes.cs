using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>The shapes of erased reports, until it is known of each whether another report has it. Called in the writer's turn.</summary>
internal sealed class LooseShapes
{
    private readonly HashSet<long> _erased = [];
    private readonly HashSet<long> _examined = [];

    /// <summary>Whether there is one.</summary>
    public bool Any => _erased.Count > 0 || _examined.Count > 0;

    /// <summary>A report with that shape was erased.</summary>
    public void Erased(long shape)
    {
        if (shape != ShapeTable.NotKept)
        {
            _erased.Add(shape);
        }
    }

    /// <summary>A report with that shape came.</summary>
    public void Reported(long shape)
    {
        _erased.Remove(shape);
        _examined.Remove(shape);
    }

    /// <summary>The shapes to examine now, those too whose examination did not end well. What came before is in its place.</summary>
    public IReadOnlyCollection<long> Take()
    {
        _examined.UnionWith(_erased);
        _erased.Clear();
        return [.. _examined];
    }

    /// <summary>Deletes, of the examined ones that nothing used, those that no report had since.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(SqliteConnection writer, IReadOnlyCollection<long> unused)
    {
        var deleted = unused.Where(_examined.Contains).Sum(shape => writer.Execute("DELETE FROM shape WHERE number = $1", shape));
        if (deleted > 0)
        {
            // A tree that grew left copies in its pages, which no deletion finds; a tree that is made anew has none, and the old is overwritten.
            writer.Execute("REINDEX shape");
        }

        _examined.Clear();
        return deleted > 0;
    }

    /// <summary>Those that no report has that is in its place, beside the writer: the newest day comes first, since there most are found to be in use.</summary>
    public static IReadOnlyCollection<long> FindUnused(SqliteConnection reader, IReadOnlyCollection<long> shapes)
    {
        var left = shapes.ToHashSet();
        foreach (var day in DayTable.ReadDays(reader).AsEnumerable().Reverse().TakeWhile(_ => left.Count > 0))
        {
            var numbers = string.Join(", ", left.Select(shape => shape.ToString(CultureInfo.InvariantCulture)));
            left.ExceptWith(reader.ReadRows($"SELECT DISTINCT shape FROM {DayTable.NameOf(day)} WHERE shape IN ({numbers}) LIMIT $1", row => row.GetInt64(0), left.Count));
        }

        return left;
    }
}
