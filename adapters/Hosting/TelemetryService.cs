using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryHex.Policy;

namespace TelemetryHex.Hosting;

/// <summary>
/// Runs telemetry beside a host: decides on the start path, does everything else off it. It never throws into the host, delays it,
/// stops it or keeps it alive. Switched off, it holds no timer, no thread and no file.
/// </summary>
internal sealed class TelemetryService(TelemetryDecision decision, TelemetryAttempt attempt, TimeProvider time, ILogger logger)
    : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan StopDeadline = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TimerResolution = TimeSpan.FromMilliseconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<SettingsWarning> _warned = [];
    private Task? _worker;
    private int _ended;

    /// <summary>Decides, and begins the work unless telemetry is off. The host calls it when every part of it has started.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Contain(Begin);
        return Task.CompletedTask;
    }

    /// <summary>Cancels the attempt in flight, and waits half a second at most for its end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_worker is null)
        {
            return;
        }

        try
        {
            await Task.WhenAll(_stopping.CancelAsync(), _worker).Observed()
                .WaitAsync(StopDeadline, TimeProvider.System, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A port that hangs keeps its background thread, not the host.
        }

        Contain(EndOnce);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the work of a host that is disposed of without being stopped.</summary>
    // The source is not disposed of: it holds no handle, and an attempt that hangs may still look at its token.
    public void Dispose() => _stopping.CancelAsync().Observed();

    private void Begin()
    {
        if (!Decide().IsEnabled)
        {
            logger.Disabled();
            return;
        }

        // The host's ambient values (its current Activity among them) stay with the host.
        using (ExecutionContext.SuppressFlow())
        {
            _worker = Task.Run(() => WorkAsync(_stopping.Token), CancellationToken.None);
        }
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        try
        {
            await FollowScheduleAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception fault)
        {
            Contain(() => logger.Failed($"telemetry ended with {fault.GetType().Name}"));
        }
    }

    private async Task FollowScheduleAsync(CancellationToken stop)
    {
        var origin = time.GetTimestamp();
        var policy = CollectionPolicy.Fresh;
        while (true)
        {
            var settings = Decide();
            var now = time.GetElapsedTime(origin);
            var step = policy.Next(settings, now);
            switch (step.Kind)
            {
                case CollectionStepKind.SendNow:
                    policy = CollectionPolicy.AfterAttempt(now);
                    await attempt.RunAsync(settings, stop).ConfigureAwait(false);
                    break;
                case CollectionStepKind.Wait:
                    await Task.Delay(Longer(step.Duration, TimerResolution), time, stop).ConfigureAwait(false);
                    break;
                default:
                    logger.Disabled();
                    EndOnce();
                    return;
            }
        }
    }

    private TelemetrySettings Decide()
    {
        var settings = decision.Ask();
        foreach (var warning in settings.Warnings)
        {
            if (_warned.Add(warning))
            {
                logger.Setting(warning);
            }
        }

        return settings;
    }

    private void EndOnce()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            logger.Stopped();
        }
    }

    // A logger of the host may throw as well.
    private static void Contain(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
            // A failure to log cannot be logged.
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
