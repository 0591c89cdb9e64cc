using OxyPlot;

namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>A chart, and the table of the same numbers.</summary>
internal sealed record Chart
{
    /// <summary>The text size of all charts, in units of their width.</summary>
    public const double FontSize = 14;

    /// <summary>The name of its file, without variant and extension.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What one learns from it, for whom does not see it.</summary>
    public required string Gist { get; init; }

    /// <summary>The heads of the table's columns, the first of them that of its row heads.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The table's rows; the first cell of each is its head.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>The size for a phone.</summary>
    public required ChartSize Narrow { get; init; }

    /// <summary>The size for a wide window; null where it is the same.</summary>
    public ChartSize? Wide { get; init; }

    /// <summary>Draws it.</summary>
    public required Func<ChartTheme, ChartSize, PlotModel> Draw { get; init; }
}

/// <summary>The size of a chart in CSS pixels, before the page scales it.</summary>
internal readonly record struct ChartSize(int Width, int Height);
