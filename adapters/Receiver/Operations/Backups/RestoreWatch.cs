using TelemetryHex.Ports;

namespace TelemetryHex.Receiver.Operations;

/// <summary>Looks every two seconds whether a restore waits, and has the running store take it in. One that fails stays, and is said once.</summary>
/// <param name="directory">Where the backups are, whose lock is held meanwhile.</param>
/// <param name="restore">What may wait.</param>
/// <param name="swap">
/// Between two batches: closes the store, calls what it is given (which puts the files in place), and opens the store again. It does not
/// return before the store serves again.
/// </param>
/// <param name="restored">Called after it: retention has to look at what came back.</param>
/// <param name="time">What the seconds are measured by.</param>
/// <param name="logger">Told of the outcome.</param>
internal sealed class RestoreWatch(
    DataDirectory directory, StagedRestore restore, Func<Func<bool>, CancellationToken, Task> swap, Action restored, TimeProvider time, ILogger<RestoreWatch> logger)
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
            if (!stoppingToken.IsCancellationRequested && restore.IsPending)
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
            if (!restore.IsPending)
            {
                return;
            }

            await swap(restore.TakePlace, stop).ConfigureAwait(false);
            _failed = false;
            logger.Restored();
            restored();
        }
        catch (Exception fault)
        {
            if (!_failed && !stop.IsCancellationRequested)
            {
                logger.RestoreFailed(fault is ReportStoreException ? fault.Message : fault.GetType().Name);
            }

            _failed = true;
        }
    }
}
