using TelemetryHex.Intake;

namespace TelemetryHex.Receiver.Page.Html;

/// <summary>What is promised of the data, and what the owner of an instance can do.</summary>
internal static class Promises
{
    /// <summary>The section.</summary>
    public static Markup Of(int k)
    {
        var page = new Markup().Add($"<section id=\"promises\" aria-labelledby=\"promises-h\"><h2 id=\"promises-h\">What happens to a report</h2><ul class=\"promises\">");
        page.Add($"<li><strong>It is stored securely.</strong> The random id is kept only as a keyed hash, a pseudonym. The key changes every quarter, lies apart from the data, and is destroyed when it is no longer needed.</li>");
        page.Add($"<li><strong>It is kept {RetentionPolicy.Days} days</strong> and then physically deleted. Only counts remain.</li>");
        page.Add($"<li><strong>It is not shared.</strong> What leaves this receiver is what this page shows, and nothing else.</li>");
        _ = k > 1
            ? page.Add($"<li><strong>It is published only in sums.</strong> No number here tells of fewer than {k} instances, alone or compared with another.</li>")
            : page.Add($"<li><strong>It is published only in sums</strong>, of at least 10 instances; but not on this development instance, which protects nobody.</li>");
        page.Add($"<li><strong>No address is stored.</strong> No IP address, header or user agent is written to the database or to any log; and of the time, only the day.</li></ul>");
        page.Add($"<h3>Turn it off</h3><p>Set <code>LIFTBRIDGE_TELEMETRY_ENABLED=false</code> or <code>DO_NOT_TRACK=1</code>, or write <code>telemetry.enabled: false</code> in the configuration file.</p>");
        return page.Add($"<h3>Erase what is stored</h3><p>Run <code>telemetryhex forget</code> on the machine. Every report under its id is deleted at once; counts of days that have ended stay, since nobody can be found in them.</p></section>");
    }
}
