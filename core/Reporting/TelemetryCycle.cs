using TelemetryHex.Payload;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Reporting;

/// <summary>
/// One report, once: id, probe, report, sink. Any exception of a port becomes an outcome; its message is dropped, since it may name a
/// path, a proxy or a credential.
/// </summary>
public sealed class TelemetryCycle(
    IInstanceIdRepository instanceIds,
    IHardwareProbe probe,
    IClock clock,
    IReportSink sink,
    ReportFactory reports)
{
    /// <summary>Asks for the id of this installation.</summary>
    public InstanceIdLookup Identify()
    {
        try
        {
            return instanceIds.GetOrCreate() ?? InstanceIdLookup.Unavailable("the store gave no answer");
        }
        catch (Exception fault)
        {
            return InstanceIdLookup.Unavailable($"the store failed with {NameOf(fault)}");
        }
    }

    /// <summary>Measures the machine and makes the report that <see cref="SendAsync"/> would send now.</summary>
    public Report Compose(InstanceId id) => reports.Create(id, clock.Now, Measure());

    /// <summary>Measures, reports and sends.</summary>
    /// <param name="id">The id of this installation.</param>
    /// <param name="isStillOn">Decides anew once the report is made, just before the transmission.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task<Delivery> SendAsync(InstanceId id, Func<bool> isStillOn, CancellationToken cancellation)
    {
        try
        {
            var report = Compose(id);
            cancellation.ThrowIfCancellationRequested();
            if (!isStillOn())
            {
                return Delivery.Failed("telemetry was turned off meanwhile");
            }

            return await sink.SendAsync(report, cancellation).ConfigureAwait(false) ?? Delivery.Failed("the sink gave no answer");
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            return Delivery.Failed($"the transmission failed with {NameOf(fault)}");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    private MachineFacts Measure()
    {
        try
        {
            return probe.Probe() ?? MachineFacts.Unknown;
        }
        catch (Exception)
        {
            return MachineFacts.Unknown;
        }
    }

    private static string NameOf(Exception fault) => fault.GetType().Name;
}
