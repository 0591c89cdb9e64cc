using TelemetryHex.Receiver.Page.Charts;

namespace TelemetryHex.Receiver.Page.Html;

/// <summary>The four numbers that most people come for.</summary>
internal static class KeyNumbers
{
    /// <summary>The section.</summary>
    public static Markup Of(PageState state)
    {
        var (statistics, k) = (state.Statistics, state.Statistics.K);
        var page = new Markup().Add($"<section id=\"numbers\" aria-labelledby=\"numbers-h\"><h2 id=\"numbers-h\">Active instances</h2>");
        if (state.LastReport is null && statistics.Days.Count == 0)
        {
            page.Add($"<p class=\"empty\">No report has arrived yet. Numbers appear here with the first one; charts of days and weeks once the first day has ended (midnight UTC).</p>");
        }
        else if (state.IsWaiting)
        {
            page.Add($"<p class=\"empty\">Reports are stored, but no day is counted yet. Numbers and charts of days and weeks appear here as soon as the first is.</p>");
        }

        page.Add($"<dl class=\"numbers\">");
        Tile(page, "Today so far", Today(state), new Markup().Add($"{state.Today}"), k > 1 ? $"in steps of {k}" : "not over yet");
        var none = state.IsWaiting ? "not counted yet" : "none yet";
        var day = statistics.Days is [.., var lastDay] ? lastDay : null;
        Tile(page, "Last full day", day is null ? none : ChartText.Number(day.Active), day is null ? null : new Markup().Add($"{day.Day}"), day is null && !state.IsWaiting ? "ends at midnight UTC" : "");
        var week = statistics.Weeks is [.., var lastWeek] ? lastWeek : null;
        Tile(page, "Last full week", week is null ? state.WaitingSince < state.Today.Monday ? none : "none yet" : ChartText.Number(week.Active), week is null ? null : new Markup().Add($"{week.Monday.IsoWeek}"), week is null ? "ends on Sunday" : "Monday to Sunday");
        Tile(page, "Last 28 days", day is null ? none : ChartText.Number(day.ActiveIn28Days), day is null ? null : new Markup().Add($"to {day.Day}"), "");
        page.Add($"</dl>");
        if (k > 1)
        {
            page.Add($"<p class=\"note\"><strong>Withheld</strong> means: published, this number would tell of fewer than ");
            _ = (statistics.LeastK, statistics.MostK) is var (least, most) && least == most ? page.Add($"{k} instances") : page.Add($"{least} to {most} instances, as was set on its day");
            page.Add($", by itself or by its difference to another number. Small groups are counted together as <em>other</em>. A number that is not here is not zero: it is protected.</p>");
        }

        return page.Add($"</section>");
    }

    private static string Today(PageState state) => (state.Statistics.Today?.Active, state.Statistics.K, state.LastReport) switch
    {
        (null, _, _) => "not counted yet",
        (0, > 1, null) => "none yet",
        (0, > 1, _) => $"fewer than {state.Statistics.K}",
        ({ } active, > 1, _) => ChartText.Number(active) + "+",
        ({ } active, _, _) => ChartText.Number(active),
    };

    private static void Tile(Markup page, string name, string number, Markup? when, string note)
    {
        page.Add($"<div><dt>{name}</dt><dd>");
        _ = char.IsAsciiDigit(number[0]) ? page.Add($"<span class=\"number\">{number}</span>") : page.Add($"<span class=\"word\">{number}</span>");
        if (when is not null)
        {
            page.Add($" <span class=\"when\">{when}</span>");
        }

        _ = note.Length > 0 ? page.Add($" <span class=\"when\">{note}</span>") : page;
        page.Add($"</dd></div>");
    }
}
