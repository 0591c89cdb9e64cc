using Microsoft.Extensions.Logging;
using TelemetryHex.Policy;
using TelemetryHex.Ports;
using TelemetryHex.Reporting;

namespace TelemetryHex.Hosting;

/// <summary>Makes one attempt and logs its end. A disk or a probe that hangs ends the attempt, not the schedule.</summary>
internal sealed class TelemetryAttempt(
    TelemetryDecision decision,
    TimeProvider time,
    ILogger logger,
    IServiceProvider? host = null)
{
    // The sink's own 30 seconds, and as much again for the disk and the probe.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    // Read at the start: a host that changes its directory later must not find another id there.
    private readonly string _workingDirectory = Environment.CurrentDirectory;

    private Task _unfinished = Task.CompletedTask;
    private bool _hasStarted;
    private string? _unavailable;

    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public async Task RunAsync(TelemetrySettings settings, CancellationToken stop)
    {
        if (!_unfinished.IsCompleted)
        {
            logger.Failed("the attempt before this one has not ended");
            return;
        }

        _unfinished = Task.Run(() => SendInTimeAsync(settings, stop), CancellationToken.None).Observed();
        try
        {
            await _unfinished.WaitAsync(Deadline, time, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            logger.Failed($"no end within {Deadline.TotalSeconds} s");
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            logger.Failed($"the attempt ended with {fault.GetType().Name}");
        }
    }

    /// <summary>Makes one attempt, without a deadline of its own.</summary>
    /// <returns>How it ended; null where there is no id to send.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public async Task<Delivery?> SendAsync(TelemetrySettings settings, CancellationToken stop)
    {
        var reports = decision.Reports ?? throw new InvalidOperationException("The decision is off where there can be no report.");
        using var ports = new TelemetryPorts(settings, time, _workingDirectory, host);
        var cycle = new TelemetryCycle(ports.InstanceIds, ports.Probe, ports.Clock, ports.Sink, reports);
        var lookup = cycle.Identify();
        stop.ThrowIfCancellationRequested();
        Log(lookup, settings);
        if (lookup.Id is null)
        {
            return null;
        }

        var delivery = await cycle.SendAsync(lookup.Id, () => decision.Ask().IsEnabled, stop).ConfigureAwait(false);
        if (delivery.Kind != DeliveryKind.Delivered)
        {
            // A stop of the host is no failure to warn of.
            stop.ThrowIfCancellationRequested();
        }

        logger.Ended(delivery);
        return delivery;
    }

    // The deadline reaches into the attempt: a disk that answers late must not lead to a report.
    private async Task SendInTimeAsync(TelemetrySettings settings, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        await SendAsync(settings, attempt.Token).ConfigureAwait(false);
    }

    private void Log(InstanceIdLookup lookup, TelemetrySettings settings)
    {
        if (lookup.Id is null)
        {
            if (_unavailable != lookup.Fault)
            {
                logger.InstanceIdUnavailable(lookup.Fault);
            }

            _unavailable = lookup.Fault;
            return;
        }

        _unavailable = null;
        if (lookup.Origin == InstanceIdOrigin.Replaced)
        {
            logger.InstanceIdReplaced(lookup.Fault);
        }

        if (!_hasStarted)
        {
            logger.Started(lookup.Id, settings.Interval);
            _hasStarted = true;
        }

        if (lookup.Origin == InstanceIdOrigin.Created)
        {
            logger.FirstRun();
        }
    }
}
