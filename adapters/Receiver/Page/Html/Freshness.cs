using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Page.Html;

/// <summary>How old the numbers are, and what retention did.</summary>
internal static class Freshness
{
    private const int MostDays = 2;
    private const int MostLines = 7;

    /// <summary>A plain word at the top of the page where the numbers are old; null where they are not.</summary>
    public static Markup? WarningOf(PageState state) => (state.LastRollUp, state.WaitingSince) switch
    {
        ({ } last, _) when state.Today - last > MostDays => new Markup().Add(
            $"<p class=\"banner\" role=\"note\"><strong>These numbers are old.</strong> The last day that was counted is {last}, {state.Today - last} days ago. Days since then are missing.</p>"),
        (null, { } since) when state.Today - since > MostDays => new Markup().Add(
            $"<p class=\"banner\" role=\"note\"><strong>Numbers are missing.</strong> Reports have been stored since {since}, {state.Today - since} days ago, and no day was counted yet.</p>"),
        _ => null,
    };

    /// <summary>The section.</summary>
    public static Markup Of(PageState state)
    {
        var page = new Markup().Add($"<section id=\"state\" aria-labelledby=\"state-h\"><h2 id=\"state-h\">How fresh this is</h2><dl class=\"facts\">");
        page.Add($"<div><dt>Last report</dt><dd>{LastReport(state)}</dd></div>");
        page.Add($"<div><dt>Last day counted for good</dt><dd>{Day(state.LastRollUp, state.Today, state.IsWaiting ? "none yet; reports of days that ended wait for it" : "none yet; the first is counted after midnight UTC")}</dd></div></dl>");
        page.Add($"<h3>Deleted by age</h3>");
        if (state.RetentionLog.Count == 0)
        {
            return page.Add($"<p>Nothing is old enough to be deleted yet.</p></section>");
        }

        page.Add($"<ul class=\"log\">");
        foreach (var line in state.RetentionLog.Take(MostLines))
        {
            page.Add($"<li>{line.Day}: every report from before {line.FirstKept} deleted.</li>");
        }

        return page.Add($"</ul></section>");
    }

    private static Markup LastReport(PageState state) => state.Statistics.Today is null
        ? new Markup().Add($"today is being counted")
        : Day(state.LastReport, state.Today, "none yet");

    private static Markup Day(UtcDay? day, UtcDay today, string none) => day switch
    {
        null => new Markup().Add($"{none}"),
        { } known when known == today => new Markup().Add($"today, {known}"),
        { } known => new Markup().Add($"{known}"),
    };
}
