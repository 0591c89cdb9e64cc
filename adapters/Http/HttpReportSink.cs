using TelemetryHex.Payload;
using TelemetryHex.Policy;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Http;

/// <summary>
/// Carries a report by one POST on a connection of its own. Nothing outlives an attempt: no pooled connection, no cookie, no resolved
/// address, no second try.
/// </summary>
public sealed class HttpReportSink : IReportSink, IDisposable
{
    private readonly TelemetryEndpoint _endpoint;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _closing = new();

    /// <summary>A sink before a receiver.</summary>
    /// <param name="endpoint">Where the receiver is.</param>
    /// <param name="time">What the time of an attempt is measured by; the system's where none is given.</param>
    public HttpReportSink(TelemetryEndpoint endpoint, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>What an attempt may take in all: name lookup, connect, TLS, sending, the status line.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task<Delivery> SendAsync(Report report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        var answer = await HttpAttempt.RunAsync(_endpoint, () => ReportRequest.Create(_endpoint, report), _time, _closing.Token, cancellation).ConfigureAwait(false);
        return answer.Status is not { } status ? Delivery.Failed(answer.Reason)
            : answer.IsSuccess ? Delivery.Delivered(status)
            : Delivery.Refused(status);
    }

    /// <summary>Ends the attempts in flight; they are not delivered. There can be no further one.</summary>
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
