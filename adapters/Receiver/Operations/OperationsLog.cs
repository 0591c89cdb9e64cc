using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>Every line that the operations log. None holds an address of a client, an id, or a value of a report.</summary>
internal static partial class OperationsLog
{
    [LoggerMessage(101, LogLevel.Warning, "The clock jumped forward by {Hours} hours. The earlier time goes on, and nothing is closed or deleted by the new one, until the clock has been steady for 24 hours or the receiver is started again")]
    public static partial void ClockJumpedForward(this ILogger logger, double hours);

    [LoggerMessage(102, LogLevel.Warning, "The clock jumped back by {Hours} hours. Days that are closed stay closed")]
    public static partial void ClockJumpedBack(this ILogger logger, double hours);

    [LoggerMessage(103, LogLevel.Warning, "The clock has been steady for 24 hours and is believed again")]
    public static partial void ClockBelieved(this ILogger logger);

    [LoggerMessage(104, LogLevel.Warning, "By the clock it is {Today}, but the last round of maintenance was on {Last}. Nothing is deleted twice; set the clock if it is wrong")]
    public static partial void ClockBehindStore(this ILogger logger, UtcDay today, UtcDay last);

    [LoggerMessage(105, LogLevel.Warning, "By the clock it is {Today}, long after the last round of maintenance on {Last}. The clock is believed, and what is older than 90 days by it is deleted")]
    public static partial void ClockFarAhead(this ILogger logger, UtcDay today, UtcDay last);

    [LoggerMessage(110, LogLevel.Information, "{What}; {Seconds} seconds so far")]
    public static partial void Working(this ILogger logger, string what, int seconds);

    [LoggerMessage(111, LogLevel.Information, "Rolled up {Days} days that are over; deleted {Reports} reports before {FirstKept}")]
    public static partial void Maintained(this ILogger logger, int days, long reports, UtcDay firstKept);

    [LoggerMessage(112, LogLevel.Error, "Days cannot be closed or reports deleted, and it is tried again: {Fault}")]
    public static partial void MaintenanceFailed(this ILogger logger, string fault);

    [LoggerMessage(113, LogLevel.Information, "Days are closed and reports deleted again")]
    public static partial void MaintenanceRecovered(this ILogger logger);

    [LoggerMessage(114, LogLevel.Warning, "The retention log cannot be written; the page shows it until the receiver stops")]
    public static partial void RetentionLogNotKept(this ILogger logger);

    [LoggerMessage(120, LogLevel.Information, "TelemetryHex receiver {Version} on .NET {Runtime} has started [k={K}, data={DataDirectory}]")]
    public static partial void Started(this ILogger logger, string version, Version runtime, int k, string dataDirectory);

    [LoggerMessage(121, LogLevel.Information, "The page is at {Address}")]
    public static partial void PageIsAt(this ILogger logger, string address);

    [LoggerMessage(122, LogLevel.Warning, "Other machines reach this receiver by plain http: reports that come over a network belong in TLS, here (Kestrel:Endpoints) or in a proxy before it")]
    public static partial void PlainHttpBeyondThisMachine(this ILogger logger);

    [LoggerMessage(123, LogLevel.Information, "TelemetryHex receiver has stopped; all that it took is stored")]
    public static partial void Ended(this ILogger logger);

    [LoggerMessage(124, LogLevel.Information, "Metrics are at {Address}")]
    public static partial void MetricsListen(this ILogger logger, Uri address);

    [LoggerMessage(125, LogLevel.Information, "This receiver does not report its own host: it listens on no plain http address that the machine itself reaches")]
    public static partial void SelfReportHasNoWay(this ILogger logger);

    [LoggerMessage(130, LogLevel.Warning, "A backup has taken the store's place")]
    public static partial void Restored(this ILogger logger);

    [LoggerMessage(131, LogLevel.Error, "A backup that waits could not take the store's place, and it is tried again: {Fault}")]
    public static partial void RestoreFailed(this ILogger logger, string fault);

    [LoggerMessage(132, LogLevel.Information, "The store that it replaced is a backup now: {File}")]
    public static partial void ReplacedKept(this ILogger logger, string file);

    [LoggerMessage(133, LogLevel.Warning, "The store that it replaced cannot be used and is kept as it was: {File}. Move it away to mend it: since no erasure can search it, the next one deletes it, and so does the next day")]
    public static partial void ReplacedUnusable(this ILogger logger, string file);

    [LoggerMessage(134, LogLevel.Error, "The store that a backup replaced could not be put among the backups, and it is tried again: {Fault}")]
    public static partial void ReplacedNotKept(this ILogger logger, string fault);

    [LoggerMessage(135, LogLevel.Warning, "The numbers of closed days cannot be read from the store that is being replaced, so that those which the backup has not closed may be published by other numbers than before: {Fault}")]
    public static partial void RollUpsNotInherited(this ILogger logger, string fault);

    [LoggerMessage(140, LogLevel.Warning, "{What}")]
    public static partial void StoreMended(this ILogger logger, string what);
}
