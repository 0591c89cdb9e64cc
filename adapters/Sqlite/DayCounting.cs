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

    // Of instances whose reports of four weeks are sorted at a time, in memory: some tens of megabytes.
    private const int Slice = 1 << 16;

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
        var counts = isActive ? ReadInstances(day) : default;
        if (counts.OutOfReach > 0)
        {
            (counts.Week, counts.FourWeeks) = ReadWindows(day);
        }

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
    private (long Week, long FourWeeks, long New, long OutOfReach) ReadInstances(UtcDay day)
    {
        var (week, fourWeeks, fresh, outOfReach) = (0L, 0L, 0L, 0L);
        for (var partition = 0; partition < InstancePartition.Count; partition++)
        {
            var counts = _reader.ReadRows(
                $"""
                SELECT
                  count(*) FILTER (WHERE activity << ($1 - last_day) & $2 <> 0), count(*) FILTER (WHERE activity << ($1 - last_day) & $3 <> 0),
                  count(*) FILTER (WHERE first_day = $1), count(*) FILTER (WHERE last_day > $4)
                FROM {InstancePartition.NameOf(partition)}
                """,
                row => (Week: row.GetInt64(0), FourWeeks: row.GetInt64(1), New: row.GetInt64(2), OutOfReach: row.GetInt64(3)),
                day.Number, (1 << Week) - 1, (1 << FourWeeks) - 1, day.Number + Activity.Days - FourWeeks)[0];
            (week, fourWeeks, fresh, outOfReach) = (week + counts.Week, fourWeeks + counts.FourWeeks, fresh + counts.New, outOfReach + counts.OutOfReach);
        }

        return (week, fourWeeks, fresh, outOfReach);
    }

    // After a stop of more than five weeks: of who came back before the days were closed the mask may begin within their windows or after them.
    // The reports are there, since days are closed before any is deleted.
    private (long Week, long FourWeeks) ReadWindows(UtcDay day)
    {
        var (week, fourWeeks) = (0L, 0L);
        var reports = ReportsOf(day, FourWeeks, "WHERE instance >= $2 AND instance < $3");
        var end = DaysOf(day, FourWeeks).Max(reported => _reader.ReadNumber($"SELECT max(instance) FROM {DayTable.NameOf(reported)}")) + 1;
        for (var first = 0L; first < end; first += Slice)
        {
            var counts = _reader.ReadRows(
                $"SELECT count(*) FILTER (WHERE last > $1), count(*) FROM (SELECT max(day) AS last FROM ({reports}) GROUP BY instance)",
                row => (Week: row.GetInt64(0), FourWeeks: row.GetInt64(1)),
                day.Number - Week, first, first + Slice)[0];
            (week, fourWeeks) = (week + counts.Week, fourWeeks + counts.FourWeeks);
        }

        return (week, fourWeeks);
    }

    // Each instance by its last report of the week.
    private List<ShapeCount> ReadWeek(UtcDay sunday)
        => ReportsOf(sunday, Week) is { Length: > 0 } reports ? ReadShapes($"(SELECT shape, max(day) FROM ({reports}) GROUP BY instance)") : [];

    // Of so many days up to that one only the tables that exist are asked.
    private IEnumerable<UtcDay> DaysOf(UtcDay last, int days) => Enumerable.Range(0, days).Select(back => last - back).Where(_days.Contains);

    private string ReportsOf(UtcDay last, int days, string where = "") => string.Join(
        " UNION ALL ",
        DaysOf(last, days).Select(day => string.Create(CultureInfo.InvariantCulture, $"SELECT {day.Number} AS day, instance, shape FROM {DayTable.NameOf(day)} {where}")));

    // Of the dictionary only what is asked for is read: it has the shapes of 90 days.
    private List<ShapeCount> ReadShapes(string reports) => _reader.ReadRows(
        $"""
        SELECT counted.instances, counted.shape, {ShapeTable.Columns}
        FROM (SELECT shape, count(*) AS instances FROM {reports} GROUP BY shape) AS counted LEFT JOIN shape ON shape.number = counted.shape
        """,
        row => new ShapeCount(row.GetInt64(1) == ShapeTable.NotKept ? null : ShapeTable.ReadShape(row, 2), row.GetInt64(0)));
}
