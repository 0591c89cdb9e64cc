using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>Active instances of each closed day, and of the 28 days that end with it.</summary>
internal static class ActiveChart
{
    /// <summary>The chart; null where no day's number is published.</summary>
    public static Chart? Of(IReadOnlyList<PublishedDay> days)
    {
        var lines = new List<TimeChart.Line>();
        if (days.LastOrDefault(day => day.Active is not null) is not { } last)
        {
            return null;
        }

        lines.Add(new TimeChart.Line($"{ChartText.Short(last.Active ?? 0)}\na day", [.. days.Select(day => (day.Day, (double?)day.Active))], true));
        if (days.LastOrDefault(day => day.ActiveIn28Days is not null) is { } window)
        {
            lines.Add(new TimeChart.Line($"{ChartText.Short(window.ActiveIn28Days ?? 0)}\nin 28 days", [.. days.Select(day => (day.Day, (double?)day.ActiveIn28Days))], false));
        }

        var most = TimeChart.Ceiling(days.Max(day => Math.Max(day.Active ?? 0, day.ActiveIn28Days ?? 0)));
        return new Chart
        {
            Name = "active",
            Title = "Active instances",
            Gist = $"Line chart of active instances, {ChartText.LongDay(days[0].Day)} to {ChartText.LongDay(days[^1].Day)}. The last published day, {ChartText.LongDay(last.Day)}, has {ChartText.Number(last.Active)}.",
            Columns = ["Day", "That day", "28 days", "New", "Returning"],
            Rows = [.. days.Reverse().Select(day => new[] { day.Day.ToString(), ChartText.Number(day.Active), ChartText.Number(day.ActiveIn28Days), ChartText.Number(day.New), ChartText.Number(day.Returning) })],
            Narrow = TimeChart.Narrow,
            Wide = TimeChart.Wide,
            Draw = (theme, size) => TimeChart.Draw(theme, size, lines, most, ChartText.Short),
        };
    }
}
