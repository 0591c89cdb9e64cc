using TelemetryHex.Receiver.Page.Charts;
using TelemetryHex.Receiver.Page.Data;

namespace TelemetryHex.Receiver.Page.Html;

/// <summary>The page as a whole: HTML that is complete without a script, and asks nobody but this receiver for anything.</summary>
internal static class PageDocument
{
    /// <summary>The page of a state.</summary>
    public static string Of(PageState state, PageCharts charts)
    {
        var page = Open("Liftbridge usage statistics");
        page.Add($"<a class=\"skip\" href=\"#main\">Skip to the content</a><header><div class=\"page\"><h1>Liftbridge usage statistics</h1>");
        page.Add($"<p class=\"lead\">Liftbridge servers whose owners allow it report at each start, and once a day after it, which version they run and on what kind of machine. This page shows all that is published of those reports, everything a report contains, and what happens to it.</p>");
        page.Add($"<nav aria-label=\"Sections\"><ul><li><a href=\"#numbers\">Numbers</a></li><li><a href=\"#time\">Over time</a></li><li><a href=\"#machines\">Machines</a></li><li><a href=\"#allowlist\">What is sent</a></li><li><a href=\"#promises\">Privacy</a></li><li><a href=\"#data\">Open data</a></li></ul></nav></div></header>\n<main id=\"main\" class=\"page\" tabindex=\"-1\">");
        if (state.IsDevelopment || state.Statistics.LeastK == 1)
        {
            page.Add($"<p class=\"banner\" role=\"note\"><strong>Development instance.</strong> The numbers here are exact and not protected: a single instance can be seen in them. Do not publish this page.</p>");
        }

        if (Freshness.WarningOf(state) is { } warning)
        {
            page.Add(warning);
        }

        page.Add(KeyNumbers.Of(state)).Add(ChartSections.Of(state, charts));
        page.Add($"<section id=\"allowlist\" class=\"text\" aria-labelledby=\"allowlist-h\">").AddRendered(AllowlistHtml.Text).Add($"</section>");
        page.Add(Promises.Of(state.Statistics.LeastK)).Add(Freshness.Of(state)).Add(OpenData(state));
        return page.Add($"</main><footer class=\"page\"><p>This page sets no cookie, runs no script and asks no other server for anything. All days are UTC.</p></footer></body></html>\n").ToString();
    }

    /// <summary>The beginning of any page.</summary>
    public static Markup Open(string title) => new Markup().Add($"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"description\" content=\"How many Liftbridge instances are in use, on which machines: what is collected, what is published, and what is promised.\"><meta name=\"color-scheme\" content=\"light dark\"><link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"/page.css\"></head><body>\n");

    private static Markup OpenData(PageState state)
    {
        var page = new Markup().Add($"<section id=\"data\" aria-labelledby=\"data-h\"><h2 id=\"data-h\">Open data</h2><p>The numbers of this page, for programs. Without parameters the last {StatisticsQuery.DefaultDays} days.</p>");
        page.Add($"<ul><li><a href=\"{StatisticsQuery.JsonPath}\">Statistics as JSON</a></li><li><a href=\"{StatisticsQuery.CsvPath}\">Statistics as CSV</a></li></ul>");
        page.Add($"<p>Other days, ten years at most: <code>?from=YYYY-MM-DD&amp;to=YYYY-MM-DD</code>.");
        return (state.Statistics.K > 1 ? page.Add($" A number that is withheld is <code>null</code> in JSON and empty in CSV.") : page).Add($"</p></section>");
    }
}
