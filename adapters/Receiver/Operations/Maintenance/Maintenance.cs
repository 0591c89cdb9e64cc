using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// Runs a round at the start, after each midnight of UTC, and every hour as a net: what a stop, a fault or a clock left undone is done by the
/// next. A round that fails is tried again after one second, then two, four, up to ten minutes; the log says when that begins and ends.
/// </summary>
internal sealed class Maintenance(MaintenanceRound round, IClock clock, TimeProvider time, ILogger<Maintenance> logger) : BackgroundService
{
    private const int OddDays = 400;
    private static readonly TimeSpan Net = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _asked = new(0, 1);
    private TimeSpan? _retry;

    /// <summary>Asks for a round now, such as after a restore.</summary>
    public void Ask()
    {
        if (_asked.CurrentCount == 0)
        {
            _asked.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _asked.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start does not wait for a round.
        await Task.Yield();
        SayWhereTheClockIsOdd(Today);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await RunRoundAsync(stoppingToken).ConfigureAwait(false);
                await WaitAsync(_retry ?? UntilNext(), stoppingToken).ConfigureAwait(false);
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private UtcDay Today => UtcDay.Of(clock.Now);

    private async Task RunRoundAsync(CancellationToken stop)
    {
        try
        {
            await round.RunAsync(Today, stop).ConfigureAwait(false);
            if (_retry is not null)
            {
                logger.MaintenanceRecovered();
            }

            _retry = null;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            if (_retry is null)
            {
                // A store's message is made for operators; any other's may hold what it met.
                logger.MaintenanceFailed(fault is ReportStoreException ? fault.Message : fault.GetType().Name);
            }

            _retry = _retry is { } last ? TimeSpan.FromTicks(Math.Min(2 * last.Ticks, LongestRetry.Ticks)) : FirstRetry;
        }
    }

    // A second past midnight, since the clock tells whole seconds.
    private TimeSpan UntilNext()
    {
        var now = clock.Now.ToDateTimeOffset();
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1) - now + TimeSpan.FromSeconds(1);
        return midnight < Net ? midnight : Net;
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var asked = _asked.WaitAsync(ended.Token);
        await Task.WhenAny(asked, Task.Delay(wait, time, ended.Token)).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
    }

    private void SayWhereTheClockIsOdd(UtcDay today)
    {
        if (round.Last is not { } last)
        {
            return;
        }

        if (last > today)
        {
            logger.ClockBehindStore(today, last);
        }
        else if (today - last > OddDays)
        {
            logger.ClockFarAhead(today, last);
        }
    }
}
