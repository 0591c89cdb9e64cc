using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>The roll-ups of closed days: a row a day, its groups as lines that anybody can read.</summary>
internal static class RollUpTable
{
    public static void Write(SqliteConnection writer, DayRollUp day)
    {
        using var put = writer.CreateCommand();
        put.CommandText = "INSERT INTO roll_up(day, active, active_7, active_28, new, groups, k) VALUES($day, $active, $active7, $active28, $new, $groups, $k)";
        put.Parameters.AddWithValue("$day", day.Day.Number);
        put.Parameters.AddWithValue("$active", day.Active);
        put.Parameters.AddWithValue("$active7", day.ActiveIn7Days);
        put.Parameters.AddWithValue("$active28", day.ActiveIn28Days);
        put.Parameters.AddWithValue("$new", day.New);
        put.Parameters.AddWithValue("$groups", WriteGroups(day.Groups));
        put.Parameters.AddWithValue("$k", day.K);
        put.ExecuteNonQuery();
    }

    public static List<DayRollUp> Read(SqliteConnection reader, UtcDay first, UtcDay last)
    {
        // The days of a year have the same few labels.
        var labels = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        return reader.ReadRows(
            "SELECT day, active, active_7, active_28, new, groups, k FROM roll_up WHERE day BETWEEN $1 AND $2 ORDER BY day",
            row => new DayRollUp
            {
                Day = UtcDay.FromNumber(row.GetInt32(0)),
                Active = row.GetInt64(1),
                ActiveIn7Days = row.GetInt64(2),
                ActiveIn28Days = row.GetInt64(3),
                New = row.GetInt64(4),
                Groups = ReadGroups(row.GetString(5), labels),
                K = row.GetInt32(6),
            },
            first.Number, last.Number);
    }

    /// <summary>The first day without a roll-up; null where there is neither a roll-up nor a report.</summary>
    public static UtcDay? ReadNext(SqliteConnection connection)
        => connection.ReadRows(
            "SELECT coalesce((SELECT max(day) + 1 FROM roll_up), (SELECT min(day) FROM report_day))",
            row => row.IsDBNull(0) ? default(UtcDay?) : UtcDay.FromNumber(row.GetInt32(0)))[0];

    private static string WriteGroups(IReadOnlyDictionary<Dimension, IReadOnlyList<Group>> groups)
    {
        var text = new StringBuilder();
        foreach (var (dimension, members) in groups.OrderBy(pair => pair.Key))
        {
            foreach (var (label, count) in members)
            {
                text.Append(CultureInfo.InvariantCulture, $"{PathOf(dimension)}\t{label}\t{count}\n");
            }
        }

        return text.ToString();
    }

    private static Dictionary<Dimension, IReadOnlyList<Group>> ReadGroups(ReadOnlySpan<char> text, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> labels)
    {
        var groups = new Dictionary<Dimension, IReadOnlyList<Group>>();
        List<Group> members = [];
        Dimension? current = null;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n'))
        {
            var (path, rest) = Split(text[..end]);
            var (label, count) = Split(rest);
            text = text[(end + 1)..];
            if (current is not { } dimension || !path.SequenceEqual(PathOf(dimension)))
            {
                current = DimensionOf(path);
                groups[current.Value] = members = [];
            }

            if (!labels.TryGetValue(label, out var known))
            {
                known = label.ToString();
                labels.Set.Add(known);
            }

            members.Add(new Group(known, long.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        return groups;
    }

    private static Pair Split(ReadOnlySpan<char> text)
    {
        var tab = text.IndexOf('\t');
        return new Pair(text[..tab], text[(tab + 1)..]);
    }

    // What is stored is the allowlist's path, which no renaming in the code changes.
    private static string PathOf(Dimension dimension) => dimension switch
    {
        Dimension.Version => "liftbridge_version",
        Dimension.OperatingSystem => "os.name",
        Dimension.Runtime => "os.version",
        Dimension.Architecture => "os.architecture",
        Dimension.PhysicalCores => "cpu.physical_cores",
        Dimension.LogicalCores => "cpu.logical_cores",
        Dimension.Frequency => "cpu.frequency_mhz",
        Dimension.Memory => "memory.total_gb",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private static Dimension DimensionOf(ReadOnlySpan<char> path)
    {
        foreach (var dimension in Grouping.Dimensions)
        {
            if (path.SequenceEqual(PathOf(dimension)))
            {
                return dimension;
            }
        }

        throw new InvalidDataException("A roll-up holds a group of no dimension.");
    }

    private readonly ref struct Pair(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        private readonly ReadOnlySpan<char> _first = first;
        private readonly ReadOnlySpan<char> _second = second;

        public void Deconstruct(out ReadOnlySpan<char> first, out ReadOnlySpan<char> second)
        {
            first = _first;
            second = _second;
        }
    }
}
