using TelemetryHex.Receiver.Page.Charts;

namespace TelemetryHex.Receiver.Page.Html;

/// <summary>The charts, or why there are none.</summary>
internal static class ChartSections
{
    /// <summary>Both sections of charts.</summary>
    public static Markup Of(PageState state, PageCharts charts)
    {
        var page = new Markup().Add($"<section id=\"time\" aria-labelledby=\"time-h\"><h2 id=\"time-h\">Over time</h2>");
        Figures(page, charts.OverTime, "over", state.Statistics.Days.Count == 0
            ? state.IsWaiting ? "No day is counted yet, so there is nothing to draw over time." : "No day has ended yet, so there is nothing to draw over time."
            : $"Every day of the last three months is withheld: too few instances reported to protect each of them. It takes at least {state.Statistics.K}.");
        page.Add($"</section><section id=\"machines\" aria-labelledby=\"machines-h\"><h2 id=\"machines-h\">The machines</h2>");
        if (charts.MachineDay is { } day && charts.Machines.Count > 0)
        {
            _ = day == state.Statistics.Today
                ? page.Add($"<p>Today so far ({day.Day}), since no other day is counted yet.</p>")
                : page.Add($"<p>The instances that reported on {day.Day}, the last full day. Each by its last report of that day.</p>");
        }

        Figures(page, charts.Machines, "grid", state.LastReport is null && state.Statistics.Days.Count == 0
            ? "No report has arrived yet."
            : state.IsWaiting ? "No day is counted yet."
            : state.Statistics.Days.Count == 0 ? "The machines are shown once the first day has ended (midnight UTC): of a day that goes on only its number of instances is."
            : $"Withheld: too few instances reported. The machines are shown once at least {state.Statistics.K} report on one day, for with fewer somebody could be recognised.");
        return page.Add($"</section>");
    }

    private static void Figures(Markup page, IReadOnlyList<Chart> charts, string layout, string none)
    {
        if (charts.Count == 0)
        {
            page.Add($"<p class=\"empty\">{none}</p>");
            return;
        }

        page.Add($"<div class=\"{layout}\">");
        foreach (var chart in charts)
        {
            page.Add(ChartFigure.Of(chart));
        }

        page.Add($"</div>");
    }
}
