using System.Globalization;
using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>The share that each version has of the active instances, by ISO week.</summary>
internal static class VersionChart
{
    private const int MostLines = 5;

    /// <summary>The chart; null where no week's versions are published.</summary>
    public static Chart? Of(IReadOnlyList<PublishedWeek> weeks)
    {
        if (weeks.LastOrDefault(week => week.Versions.Count > 0) is not { } last)
        {
            return null;
        }

        var shown = last.Versions.Where(version => version.Label != Group.Other).OrderByDescending(version => version.Count).Take(MostLines).Select(version => version.Label).ToList();
        var lines = shown.Select(label => new TimeChart.Line(
            $"{ChartText.Cut(label, 12)} {ChartText.Share(CountOf(last, label) ?? 0, last.Active ?? 0)}",
            [.. weeks.Select(week => (week.Monday, ShareOf(week, label)))],
            label == shown[0])).ToList();
        var most = Math.Min(100, TimeChart.Ceiling(lines.SelectMany(line => line.Points).Max(point => point.Number) ?? 100));
        return lines.Count == 0 ? null : new Chart
        {
            Name = "versions",
            Title = "Versions in use, by week",
            Gist = $"Line chart of the share of each version, {weeks[0].Monday.IsoWeek} to {weeks[^1].Monday.IsoWeek}. In {last.Monday.IsoWeek} most instances ran {shown[0]}: {ChartText.Share(CountOf(last, shown[0]) ?? 0, last.Active ?? 0)} of {ChartText.Number(last.Active)}.",
            Columns = ["Week", "Active", .. shown, "others"],
            Rows = [.. weeks.Reverse().Select(week => Row(week, shown))],
            Narrow = TimeChart.Narrow,
            Wide = TimeChart.Wide,
            Draw = (theme, size) => TimeChart.Draw(theme, size, lines, most, share => share.ToString("0", CultureInfo.InvariantCulture) + "%"),
        };
    }

    private static IReadOnlyList<string> Row(PublishedWeek week, IReadOnlyList<string> shown)
    {
        var counts = shown.Select(label => CountOf(week, label)).ToList();
        return [week.Monday.IsoWeek, ChartText.Number(week.Active), .. counts.Select(count => count is null && week.Versions.Count > 0 ? "in others" : ChartText.Number(count)), ChartText.Number(week.Versions.Count == 0 ? null : week.Active - counts.Sum())];
    }

    private static long? CountOf(PublishedWeek week, string label) => week.Versions.FirstOrDefault(version => version.Label == label)?.Count;

    private static double? ShareOf(PublishedWeek week, string label) => CountOf(week, label) * 100.0 / week.Active;
}
