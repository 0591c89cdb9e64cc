using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>The groups of a dimension as bars, with their numbers behind them.</summary>
internal static class BarChart
{
    private const int MostBars = 8;
    private const int LongestLabel = 18;
    private const int Width = 360;
    private const int HeightOfBar = 27;

    /// <summary>The chart; null where no group is published.</summary>
    /// <param name="name">The name of its file.</param>
    /// <param name="title">What is counted.</param>
    /// <param name="when">On which day, as it stands in a sentence.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="order">The labels in their order where they are ranges; null where the greatest comes first.</param>
    public static Chart? Of(string name, string title, string when, IReadOnlyList<Group> groups, IReadOnlyList<string>? order)
    {
        if (groups.Count == 0)
        {
            return null;
        }

        var bars = order is null ? Greatest(groups) : [.. groups.OrderBy(group => group.Label == Group.Other ? int.MaxValue : order.IndexOf(group.Label))];
        var total = groups.Sum(group => group.Count);
        var most = groups.MaxBy(group => group.Count) ?? groups[0];
        return new Chart
        {
            Name = name,
            Title = title,
            Gist = $"Bar chart. {title} {when}: most often {most.Label}, {ChartText.Number(most.Count)} of {ChartText.Number(total)} counted ({ChartText.Share(most.Count, total)}).",
            Columns = [title, "Instances", "Share"],
            Rows = [.. bars.Select(bar => new[] { bar.Label, ChartText.Number(bar.Count), ChartText.Share(bar.Count, total) })],
            Narrow = new ChartSize(Width, (bars.Count * HeightOfBar) + 8),
            Draw = (theme, _) => Draw(theme, bars, total),
        };
    }

    private static List<Group> Greatest(IReadOnlyList<Group> groups)
    {
        var named = groups.Where(group => group.Label != Group.Other).OrderByDescending(group => group.Count).ToList();
        var rest = groups.Sum(group => group.Count) - named.Take(MostBars).Sum(group => group.Count);
        return rest > 0 ? [.. named.Take(MostBars), new Group(Group.Other, rest)] : named;
    }

    private static int IndexOf(this IReadOnlyList<string> labels, string label)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] == label)
            {
                return i;
            }
        }

        return labels.Count;
    }

    private static PlotModel Draw(ChartTheme theme, List<Group> bars, long total)
    {
        var labels = bars.Select(bar => ChartText.Cut(bar.Label, LongestLabel)).ToList();
        var numbers = bars.Select(bar => $"{ChartText.Number(bar.Count)} · {ChartText.Share(bar.Count, total)}").ToList();
        var left = ChartText.WidthOf(labels) + 8;
        var model = ChartSvg.Canvas(theme, new OxyThickness(left, 2, 0, 2));
        var names = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, GapWidth = 0.5, TickStyle = TickStyle.None, IsTickCentered = true, AxislineStyle = LineStyle.None };
        names.Labels.AddRange(labels);
        model.Axes.Add(names);
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = bars.Max(bar => bar.Count), EndPosition = ChartText.EndOf(Width - left, numbers), IsAxisVisible = false });
        var series = new BarSeries { FillColor = theme.Accent, StrokeThickness = 0 };
        for (var i = 0; i < bars.Count; i++)
        {
            series.Items.Add(new BarItem(bars[i].Count));
            model.Annotations.Add(ChartText.Beside(bars[i].Count, i, numbers[i], theme.Text));
        }

        model.Series.Add(series);
        return model;
    }
}
