namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>For which window and colour scheme a chart is drawn.</summary>
internal sealed record ChartVariant(bool IsWide, bool IsDark)
{
    private static readonly ChartVariant[] All = [new(false, false), new(false, true), new(true, false), new(true, true)];

    /// <summary>The colours.</summary>
    public ChartTheme Theme => IsDark ? ChartTheme.Dark : ChartTheme.Light;

    /// <summary>The name of the chart's file, without the extension.</summary>
    public string FileOf(Chart chart) => chart.Name + (IsWide ? "-wide" : "") + (IsDark ? "-dark" : "");

    /// <summary>The size; null where the chart has no such variant.</summary>
    public ChartSize? SizeOf(Chart chart) => IsWide ? chart.Wide : chart.Narrow;

    /// <summary>The names of the chart's files, of each variant that it has.</summary>
    public static IEnumerable<string> FilesOf(Chart chart) => All.Where(variant => variant.SizeOf(chart) is not null).Select(variant => variant.FileOf(chart));

    /// <summary>The chart and variant of a file's name; null where there is none.</summary>
    public static (Chart Chart, ChartVariant Variant)? Find(IEnumerable<Chart> charts, string file)
    {
        foreach (var chart in charts.Where(chart => file.StartsWith(chart.Name, StringComparison.Ordinal)))
        {
            if (Array.Find(All, variant => variant.SizeOf(chart) is not null && variant.FileOf(chart) == file) is { } found)
            {
                return (chart, found);
            }
        }

        return null;
    }
}
