using TelemetryHex.Ports;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// Looks every two seconds whether a restore waits, has the running store take it in, and puts what it replaced among the backups. What fails stays,
/// and is said once.
/// </summary>
/// <param name="directory">Where the backups are, whose lock is held meanwhile.</param>
/// <param name="restore">What may wait.</param>
/// <param name="swap">
/// Between two batches: closes the store, calls what it is given (which puts the files in place), and opens the store again. It does not
/// return before the store serves again.
/// </param>
/// <param name="check">Throws where a file is no whole store of this program.</param>
/// <param name="restored">Called after it: retention has to look at what came back.</param>
/// <param name="time">What the seconds are measured by.</param>
/// <param name="logger">Told of the outcome.</param>
internal sealed class RestoreWatch(
    DataDirectory directory,
    StagedRestore restore,
    Func<Func<bool>, CancellationToken, Task> swap,
    Func<string, CancellationToken, Task> check,
    Action restored,
    TimeProvider time,
    ILogger<RestoreWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private bool _failed;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested && (restore.IsPending || restore.HasReplaced))
            {
                await SwapAsync(stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task SwapAsync(CancellationToken stop)
    {
        try
        {
            using var alone = await BackupLock.TakeAsync(directory, stop).ConfigureAwait(false);
            if (restore.IsPending)
            {
                await swap(restore.TakePlace, stop).ConfigureAwait(false);
                _failed = false;
                logger.Restored();
                restored();
            }

            if (restore.HasReplaced)
            {
                Say(await restore.KeepReplacedAsync(check, stop).ConfigureAwait(false));
                _failed = false;
            }
        }
        catch (Exception fault)
        {
            if (!_failed && !stop.IsCancellationRequested)
            {
                Say(fault is ReportStoreException ? fault.Message : fault.GetType().Name);
            }

            _failed = true;
        }
    }

    private void Say(string fault)
    {
        if (restore.HasReplaced)
        {
            logger.ReplacedNotKept(fault);
        }
        else
        {
            logger.RestoreFailed(fault);
        }
    }

    private void Say(KeptStore kept)
    {
        if (kept.IsUsable)
        {
            logger.ReplacedKept(kept.Path);
        }
        else
        {
            logger.ReplacedUnusable(kept.Path);
        }
    }
}
