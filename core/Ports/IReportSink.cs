using TelemetryHex.Payload;

namespace TelemetryHex.Ports;

/// <summary>Carries one report to its receiver.</summary>
public interface IReportSink
{
    /// <summary>
    /// Makes one attempt, within a time limit of the sink's own. A report that is not delivered is an outcome, not an exception.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    Task<Delivery> SendAsync(Report report, CancellationToken cancellation);
}
