using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>One round: closes the days that are over, deletes what is too old from the store and its backups, and turns the keys.</summary>
/// <param name="store">The store.</param>
/// <param name="k">The k under which days are closed.</param>
/// <param name="work">The other steps.</param>
/// <param name="log">Told what was deleted.</param>
/// <param name="time">What the time of a step is measured by.</param>
/// <param name="logger">Told what was done, where something was.</param>
internal sealed class MaintenanceRound(IReportStore store, int k, MaintenanceWork work, RetentionLog log, TimeProvider time, ILogger logger)
{
    private UtcDay? _last;

    /// <summary>The day of the last round that was done, in this process or before; null where there was none.</summary>
    public UtcDay? Last => _last ?? (log.Entries is [.., var newest] ? newest.Day : null);

    /// <summary>Does it. A day that lies before an earlier round's is taken for that one: days do not go back.</summary>
    /// <exception cref="Exception">A step failed; the keys are turned all the same, and the next round does the rest.</exception>
    public async Task RunAsync(UtcDay today, CancellationToken cancellation)
    {
        today = _last is { } last ? UtcDay.Later(last, today) : today;
        try
        {
            await CloseAndRetainAsync(today, cancellation).ConfigureAwait(false);
        }
        finally
        {
            work.TurnKeys();
        }

        _last = today;
    }

    private async Task CloseAndRetainAsync(UtcDay today, CancellationToken cancellation)
    {
        var closed = await Progress.WatchAsync(store.CloseAsync(today, k, cancellation), () => WhatIsClosed(today), time, logger).ConfigureAwait(false);
        if (closed > 0)
        {
            work.DaysClosed();
        }

        var firstKept = RetentionPolicy.FirstKept(today);
        var deleted = await Progress.WatchAsync(store.RetainAsync(firstKept, cancellation), () => $"Deleting reports before {firstKept}", time, logger).ConfigureAwait(false);
        if (closed > 0 || deleted > 0)
        {
            logger.Maintained(closed, deleted, firstKept);
        }

        if (!log.Add(new RetentionEntry(today, firstKept, deleted)))
        {
            logger.RetentionLogNotKept();
        }

        // Last: a backup that cannot be used keeps nothing else from being done.
        await Progress.WatchAsync(work.RetainBackups(firstKept, cancellation), () => $"Deleting reports before {firstKept} from the backups", time, logger).ConfigureAwait(false);
    }

    private string WhatIsClosed(UtcDay today)
        => Last is { } last && last < today ? $"Rolling up {today - last} days that are over" : "Rolling up the days that are over";
}
