using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>Lines over days, each named where it ends. A line has a gap where a number is withheld.</summary>
internal static class TimeChart
{
    private const int Left = 52;
    private const double LineHeight = Chart.FontSize + 4;

    private static readonly double[] RoundSteps = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10];

    /// <summary>One line.</summary>
    /// <param name="Label">Its name, at its end.</param>
    /// <param name="Points">The days with their numbers; null where withheld.</param>
    /// <param name="IsMain">Whether it is the one in the accent colour.</param>
    internal sealed record Line(string Label, IReadOnlyList<(UtcDay Day, double? Number)> Points, bool IsMain)
    {
        /// <summary>The last point that is known.</summary>
        public (UtcDay Day, double? Number) Last => Points.Last(point => point.Number is not null);
    }

    /// <summary>The size on a phone.</summary>
    public static ChartSize Narrow { get; } = new(360, 250);

    /// <summary>The size in a wide window.</summary>
    public static ChartSize Wide { get; } = new(900, 300);

    /// <summary>Draws the lines. Each has a point that is known.</summary>
    public static PlotModel Draw(ChartTheme theme, ChartSize size, IReadOnlyList<Line> lines, double maximum, Func<double, string> number)
    {
        var model = ChartSvg.Canvas(theme, new OxyThickness(Left, 10, 0, 26));
        var (first, last) = (lines.Min(line => line.Points[0].Day.Number), lines.Max(line => line.Points[^1].Day.Number));
        model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            Minimum = first - 0.5,
            Maximum = last + 0.5,
            EndPosition = ChartText.EndOf(size.Width - Left, lines.SelectMany(line => line.Label.Split('\n'))),
            TickStyle = TickStyle.None,
            AxislineStyle = LineStyle.Solid,
            AxislineColor = theme.Grid,
            MajorStep = Math.Max(1, Math.Ceiling((last - first) / (size.Width > 600 ? 7.0 : 2.5))),
            MinorStep = 1000,
            LabelFormatter = day => ChartText.ShortDay(UtcDay.FromNumber((int)day)),
        });
        model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Left,
            Minimum = 0,
            Maximum = maximum,
            MajorStep = maximum / 2,
            MinorStep = maximum,
            TickStyle = TickStyle.None,
            CropGridlines = true,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = theme.Grid,
            LabelFormatter = number,
        });
        var unitsOfLine = maximum * LineHeight / (size.Height - 36);
        foreach (var (line, y) in lines.Zip(Places(lines, unitsOfLine)))
        {
            var color = line.IsMain ? theme.Accent : theme.Muted;
            model.Series.Add(Series(line, color));
            model.Series.Add(Dots(line, color));
            var rows = line.Label.Split('\n');
            for (var i = 0; i < rows.Length; i++)
            {
                // A row each: the library sets the rows of one text so close that they touch.
                var place = y + ((((rows.Length - 1) / 2.0) - i) * unitsOfLine);
                model.Annotations.Add(ChartText.Beside(line.Last.Day.Number, place, rows[i], line.IsMain ? theme.Accent : theme.Text));
            }
        }

        return model;
    }

    /// <summary>A round number, at least the given one, whose half is whole.</summary>
    public static double Ceiling(double number)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(number, 1))));
        return Math.Max(2, RoundSteps.Select(step => Math.Round(step * power)).First(round => round >= number && round % 2 == 0));
    }

    private static LineSeries Series(Line line, OxyColor color)
    {
        var series = new LineSeries
        {
            Color = color,
            StrokeThickness = line.IsMain ? 2.5 : 1.5,
            LineStyle = line.IsMain ? LineStyle.Solid : LineStyle.Dash,
            LineJoin = LineJoin.Round,
        };
        series.Points.AddRange(line.Points.Select(point => new DataPoint(point.Day.Number, point.Number ?? double.NaN)));
        return series;
    }

    // The end of the line, and each point that no line can show since both its neighbours are withheld.
    private static ScatterSeries Dots(Line line, OxyColor color)
    {
        var series = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = line.IsMain ? 4 : 3, MarkerFill = color };
        for (var i = 0; i < line.Points.Count; i++)
        {
            var (day, number) = line.Points[i];
            var isAlone = (i == 0 || line.Points[i - 1].Number is null) && (i == line.Points.Count - 1 || line.Points[i + 1].Number is null);
            if (number is { } known && (isAlone || day == line.Last.Day))
            {
                series.Points.Add(new ScatterPoint(day.Number, known));
            }
        }

        return series;
    }

    // From the top down, each label at least a line under the one before; then from the bottom up, so that none falls out.
    private static double[] Places(IReadOnlyList<Line> lines, double gap)
    {
        var places = lines.Select(line => line.Last.Number ?? 0).ToArray();
        var order = Enumerable.Range(0, places.Length).OrderByDescending(i => places[i]).ToArray();
        var heights = lines.Select(line => gap * line.Label.Split('\n').Length).ToArray();
        for (var i = 1; i < order.Length; i++)
        {
            places[order[i]] = Math.Min(places[order[i]], places[order[i - 1]] - ((heights[order[i]] + heights[order[i - 1]]) / 2));
        }

        for (var i = order.Length - 1; i >= 0; i--)
        {
            var floor = i == order.Length - 1 ? heights[order[i]] / 2 : places[order[i + 1]] + ((heights[order[i]] + heights[order[i + 1]]) / 2);
            places[order[i]] = Math.Max(places[order[i]], floor);
        }

        return places;
    }
}
