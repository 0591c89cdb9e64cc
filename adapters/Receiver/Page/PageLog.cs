namespace TelemetryHex.Receiver.Page;

/// <summary>Every line that the page logs. None tells of a request.</summary>
internal static partial class PageLog
{
    [LoggerMessage(301, LogLevel.Warning, "The page could not be rendered ahead; who asks for it waits longer, or is told why: {Fault}")]
    public static partial void PageNotRendered(this ILogger logger, string fault);
}
