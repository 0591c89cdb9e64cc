using System.Globalization;
using Microsoft.Data.Sqlite;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>Counts days, beside the writer, on one view of the database.</summary>
internal sealed class DayCounting
{
    private const int Week = 7;
    private const int FourWeeks = 28;

    private readonly SqliteConnection _reader;
    private readonly HashSet<UtcDay> _days;

    /// <param name="reader">A connection with a transaction of its own.</param>
    public DayCounting(SqliteConnection reader)
    {
        _reader = reader;
        _days = [.. DayTable.ReadDays(reader)];
    }

    /// <summary>A day as it stands in this view.</summary>
    public DayCount Count(UtcDay day)
    {
        var isActive = Enumerable.Range(0, FourWeeks).Any(back => _days.Contains(day - back));
        var counts = isActive ? ReadInstances(day) : (0, 0, 0);
        return new DayCount
        {
            Day = day,
            ActiveIn7Days = counts.Week,
            ActiveIn28Days = counts.FourWeeks,
            New = counts.New,
            Shapes = _days.Contains(day) ? ReadShapes(DayTable.NameOf(day)) : [],
            ShapesOfWeek = day == day.Monday + 6 ? ReadWeek(day) : [],
        };
    }

    // A negative shift to the left is one to the right (sqlite.org/lang_expr.html): either way bit 0 comes to stand for the day.
    private (long Week, long FourWeeks, long New) ReadInstances(UtcDay day)
    {
        var (week, fourWeeks, fresh) = (0L, 0L, 0L);
        for (var partition = 0; partition < InstancePartition.Count; partition++)
        {
            var counts = _reader.ReadRows(
                $"""
                SELECT count(*) FILTER (WHERE activity << ($1 - last_day) & $2 <> 0), count(*) FILTER (WHERE activity << ($1 - last_day) & $3 <> 0), count(*) FILTER (WHERE first_day = $1)
                FROM {InstancePartition.NameOf(partition)}
                """,
                row => (Week: row.GetInt64(0), FourWeeks: row.GetInt64(1), New: row.GetInt64(2)),
                day.Number, (1 << Week) - 1, (1 << FourWeeks) - 1)[0];
            (week, fourWeeks, fresh) = (week + counts.Week, fourWeeks + counts.FourWeeks, fresh + counts.New);
        }

        return (week, fourWeeks, fresh);
    }

    // Each instance by its last report of the week; of the week's tables only those that exist are asked.
    private List<ShapeCount> ReadWeek(UtcDay sunday)
    {
        var tables = Enumerable.Range(0, Week).Select(back => sunday - back).Where(_days.Contains)
            .Select(day => string.Create(CultureInfo.InvariantCulture, $"SELECT {day.Number} AS day, instance, shape FROM {DayTable.NameOf(day)}")).ToList();
        return tables.Count == 0 ? [] : ReadShapes($"(SELECT shape, max(day) FROM ({string.Join(" UNION ALL ", tables)}) GROUP BY instance)");
    }

    // Of the dictionary only what is asked for is read: it has the shapes of 90 days.
    private List<ShapeCount> ReadShapes(string reports) => _reader.ReadRows(
        $"""
        SELECT counted.instances, counted.shape, {ShapeTable.Columns}
        FROM (SELECT shape, count(*) AS instances FROM {reports} GROUP BY shape) AS counted LEFT JOIN shape ON shape.number = counted.shape
        """,
        row => new ShapeCount(row.GetInt64(1) == ShapeTable.NotKept ? null : ShapeTable.ReadShape(row, 2), row.GetInt64(0)));
}
