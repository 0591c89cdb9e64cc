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
        cancellation.ThrowIfCancellationRequested();
        using var timeout = new CancellationTokenSource(Timeout, _time);
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token, _closing.Token);
        var connection = new AttemptConnection(_endpoint, attempt.Token);
        try
        {
            return await PostAsync(report, connection, attempt.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // Whatever the platform throws, only the caller's own cancellation is an exception to the caller.
            cancellation.ThrowIfCancellationRequested();
            return Delivery.Failed(
                timeout.IsCancellationRequested ? FailureReason.OutOfTime
                : _closing.IsCancellationRequested ? FailureReason.Closed
                : FailureReason.Of(failure, connection));
        }
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

    private async Task<Delivery> PostAsync(Report report, AttemptConnection connection, CancellationToken attempt)
    {
        using var invoker = new HttpMessageInvoker(connection.CreateHandler());
        using var request = ReportRequest.Create(_endpoint, report);

        // It answers with the head; disposing the response closes the connection with whatever body is still to come.
        using var response = await invoker.SendAsync(request, attempt).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        return response.IsSuccessStatusCode ? Delivery.Delivered(status) : Delivery.Refused(status);
    }
}
