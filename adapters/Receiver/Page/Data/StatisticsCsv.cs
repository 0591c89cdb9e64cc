using System.Globalization;
using System.Text;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Page.Data;

/// <summary>The published statistics as CSV (RFC 4180), one number a row. A number that is withheld is empty.</summary>
internal static class StatisticsCsv
{
    /// <summary>The first row.</summary>
    public const string Header = "period,first_day,last_day,measure,label,instances,k";

    /// <summary>The days that were asked for.</summary>
    public static Content Of(PageState state, StatisticsQuery query)
    {
        var slice = state.Statistics.Slice(query.First, query.Last);
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var day in slice.Days)
        {
            Add(text, "day", day);
        }

        foreach (var week in slice.Weeks)
        {
            var row = new Row(text, "week", week.Monday, week.Monday + 6, week.K);
            row.Add("active", "", week.Active);
            row.Add("version", week.Versions, week.Active);
        }

        if (slice.Today is { } today && query.Includes(today.Day))
        {
            Add(text, "today", today);
        }

        return new Content("text/csv; charset=utf-8; header=present", text.ToString()) { FileName = "liftbridge-statistics.csv" };
    }

    /// <summary>A field as RFC 4180 wants it, which no spreadsheet takes for a formula.</summary>
    public static string Field(string value)
    {
        var plain = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return plain.AsSpan().IndexOfAny("\",\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void Add(StringBuilder text, string period, PublishedDay day)
    {
        var row = new Row(text, period, day.Day, day.Day, day.K);
        row.Add("active", "", day.Active);
        (row with { First = day.Day - 27 }).Add("active_28_days", "", day.ActiveIn28Days);
        row.Add("new", "", day.New);
        row.Add("returning", "", day.Returning);
        foreach (var (dimension, groups) in day.Groups.OrderBy(pair => pair.Key))
        {
            row.Add(DimensionName.Of(dimension), groups, day.Active);
        }
    }

    private readonly record struct Row(StringBuilder Text, string Period, UtcDay First, UtcDay Last, int K)
    {
        public void Add(string measure, string label, long? instances)
            => Text.Append(CultureInfo.InvariantCulture, $"{Period},{First},{Last},{measure},{Field(label)},{instances},{K}\r\n");

        public void Add(string measure, IReadOnlyList<Group> groups, long? active)
        {
            foreach (var group in groups)
            {
                Add(measure, group.Label, group.Count);
            }

            if (groups.Count == 0 && active != 0)
            {
                Add(measure, "", null);
            }
        }
    }
}
