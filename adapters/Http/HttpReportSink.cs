using TelemetryHex.Payload;
using TelemetryHex.Policy;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Http;

/// <summary>
/// Carries a report by one POST on a connection of its own. Nothing outlives an attempt: no pooled connection, no cookie, no resolved
/// address. There is no second try.
/// </summary>
public sealed class HttpReportSink : IReportSink, IDisposable
{
    private readonly TelemetryEndpoint _endpoint;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _closing = new();

    /// <summary>A sink for one receiver.</summary>
    /// <param name="endpoint">The receiver's address.</param>
    /// <param name="time">The clock of the 30 seconds; the system's by default.</param>
    public HttpReportSink(TelemetryEndpoint endpoint, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The time of a whole attempt: name lookup, connect, TLS, sending, the status line.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task<Delivery> SendAsync(Report report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        var answer = await HttpAttempt
            .RunAsync(_endpoint, () => ReportRequest.Create(_endpoint, report), _time, _closing.Token, cancellation)
            .ConfigureAwait(false);
        return answer.Status is not { } status ? Delivery.Failed(answer.Reason)
            : answer.IsSuccess ? Delivery.Delivered(status)
            : Delivery.Refused(status);
    }

    /// <summary>Ends the attempts in flight, undelivered, and allows no further one.</summary>
    public void Dispose()
    {
        if (_closing.IsCancellationRequested)
        {
            return;
        }

        _closing.Cancel();
        _closing.Dispose();
    }
}
