using OxyPlot;

namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>Charts as SVG documents.</summary>
internal static class ChartSvg
{
    /// <summary>Draws a variant.</summary>
    public static string Of(Chart chart, ChartVariant variant)
    {
        var size = variant.SizeOf(chart) ?? chart.Narrow;
        var exporter = new SvgExporter { Width = size.Width, Height = size.Height, IsDocument = false, UseVerticalTextAlignmentWorkaround = true };
        return SvgReduction.Of(exporter.ExportToString(chart.Draw(variant.Theme, size)), size);
    }

    /// <summary>An empty drawing with the theme's colours, and margins so wide that no label is cut off.</summary>
    public static PlotModel Canvas(ChartTheme theme, OxyThickness margins) => new()
    {
        Background = theme.Surface,
        Culture = System.Globalization.CultureInfo.InvariantCulture,
        DefaultFont = "sans-serif",
        DefaultFontSize = Chart.FontSize,
        IsLegendVisible = false,
        Padding = new OxyThickness(0),
        PlotAreaBorderThickness = new OxyThickness(0),
        PlotMargins = margins,
        TextColor = theme.Text,
    };
}
