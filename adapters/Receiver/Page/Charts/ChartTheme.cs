using OxyPlot;

namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>The colours of a chart; on <paramref name="Surface"/> the accent and the two of texts have a contrast of at least 4.5:1. The style sheet has the same.</summary>
/// <param name="Surface">What it is drawn on.</param>
/// <param name="Text">Labels.</param>
/// <param name="Muted">What stands beside the main thing.</param>
/// <param name="Grid">Lines that lead the eye.</param>
/// <param name="Accent">The main thing.</param>
internal sealed record ChartTheme(OxyColor Surface, OxyColor Text, OxyColor Muted, OxyColor Grid, OxyColor Accent)
{
    /// <summary>For a light page.</summary>
    public static ChartTheme Light { get; } = new(OxyColor.Parse("#ffffff"), OxyColor.Parse("#1c2529"), OxyColor.Parse("#56646b"), OxyColor.Parse("#dfe5e8"), OxyColor.Parse("#0b6b75"));

    /// <summary>For a dark page.</summary>
    public static ChartTheme Dark { get; } = new(OxyColor.Parse("#1a2125"), OxyColor.Parse("#e6ecee"), OxyColor.Parse("#a3b1b7"), OxyColor.Parse("#333d42"), OxyColor.Parse("#4fc1cc"));
}
