namespace TelemetryHex.Receiver.Page.Html;

/// <summary>What a person sees while the store cannot be read.</summary>
internal static class UnavailablePage
{
    /// <summary>The page.</summary>
    public static Content Content { get; } = new(
        "text/html; charset=utf-8",
        PageDocument.Open("Statistics unavailable").Add($"<main class=\"page\"><h1>The statistics cannot be read now</h1><p>Try again in a minute.</p></main></body></html>\n").ToString());
}
