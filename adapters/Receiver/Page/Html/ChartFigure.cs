using System.Globalization;
using TelemetryHex.Receiver.Page.Charts;

namespace TelemetryHex.Receiver.Page.Html;

/// <summary>A chart on the page, with its table behind a disclosure.</summary>
internal static class ChartFigure
{
    /// <summary>The figure.</summary>
    public static Markup Of(Chart chart)
    {
        var page = new Markup().Add($"<figure><h3>{chart.Title}</h3><picture>");
        if (chart.Wide is { } wide)
        {
            page.Add($"<source media=\"(min-width: 52rem) and (prefers-color-scheme: dark)\" srcset=\"{File(chart, new(true, true))}\" {Size(wide)}>");
            page.Add($"<source media=\"(min-width: 52rem)\" srcset=\"{File(chart, new(true, false))}\" {Size(wide)}>");
        }

        page.Add($"<source media=\"(prefers-color-scheme: dark)\" srcset=\"{File(chart, new(false, true))}\">");
        page.Add($"<img src=\"{File(chart, new(false, false))}\" {Size(chart.Narrow)} alt=\"{chart.Gist}\"></picture>");
        page.Add($"<details><summary>The numbers as a table<span class=\"unseen\">: {chart.Title}</span></summary>");
        page.Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table: {chart.Title}\"><table><caption>{chart.Title}</caption><thead><tr>");
        foreach (var column in chart.Columns)
        {
            page.Add($"<th scope=\"col\">{column}</th>");
        }

        page.Add($"</tr></thead><tbody>");
        foreach (var row in chart.Rows)
        {
            page.Add($"<tr><th scope=\"row\">{row[0]}</th>");
            foreach (var cell in row.Skip(1))
            {
                page.Add($"<td>{cell}</td>");
            }

            page.Add($"</tr>");
        }

        return page.Add($"</tbody></table></div></details></figure>\n");
    }

    private static string File(Chart chart, ChartVariant variant) => $"/charts/{variant.FileOf(chart)}.svg";

    private static Markup Size(ChartSize size) => new Markup().AddRendered(string.Create(CultureInfo.InvariantCulture, $"width=\"{size.Width}\" height=\"{size.Height}\""));
}
