using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>Texts in charts and their tables. Numbers are grouped the same everywhere.</summary>
internal static class ChartText
{
    /// <summary>What stands for a number that is not published.</summary>
    public const string Withheld = "withheld";

    // A wide sans-serif font takes this much of its size for a character, on average.
    private const double WidthOfCharacter = 0.62;

    /// <summary>A number, or that it is withheld.</summary>
    public static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? Withheld;

    /// <summary>A short form for an axis.</summary>
    public static string Short(double number) => number switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{number / 1e6:0.##}M"),
        >= 1e4 => string.Create(CultureInfo.InvariantCulture, $"{number / 1e3:0.#}k"),
        _ => number.ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>A part of a whole, in whole percent; "under 1%" where it is less.</summary>
    public static string Share(long part, long whole) => (whole, part * 100.0 / Math.Max(whole, 1)) switch
    {
        (0, _) => "",
        (_, > 0 and < 1) => "<1%",
        (_, > 99 and < 100) => ">99%",
        (_, var share) => share.ToString("0", CultureInfo.InvariantCulture) + "%",
    };

    /// <summary>A day of an axis.</summary>
    public static string ShortDay(UtcDay day) => day.Date.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>A day in a sentence.</summary>
    public static string LongDay(UtcDay day) => day.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>At most so many characters of a label.</summary>
    public static string Cut(string label, int most) => label.Length <= most ? label : label[..(most - 1)] + "…";

    /// <summary>More than the width of the widest of these labels.</summary>
    public static double WidthOf(IEnumerable<string> labels) => labels.Max(label => label.Length) * WidthOfCharacter * Chart.FontSize;

    /// <summary>Where an axis ends, as a part of the plot's width, so that these labels fit behind it: what lies outside of the plot is cut off.</summary>
    public static double EndOf(double width, IEnumerable<string> labels) => 1 - ((WidthOf(labels) + 10) / width);

    /// <summary>A label to the right of a point.</summary>
    public static TextAnnotation Beside(double x, double y, string text, OxyColor color) => new()
    {
        Text = text,
        TextPosition = new DataPoint(x, y),
        TextHorizontalAlignment = HorizontalAlignment.Left,
        TextVerticalAlignment = VerticalAlignment.Middle,
        TextColor = color,
        Offset = new ScreenVector(7, 0),
        StrokeThickness = 0,
        ClipByXAxis = false,
        ClipByYAxis = false,
    };
}
