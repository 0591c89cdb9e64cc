using TelemetryHex.Policy;

namespace TelemetryHex.Adapters.Http;

/// <summary>One request on a connection of its own, bounded in time; what comes after the answer's head is not read.</summary>
internal static class HttpAttempt
{
    /// <summary>Makes it.</summary>
    /// <param name="endpoint">Whose connection it is.</param>
    /// <param name="create">Makes the request.</param>
    /// <param name="time">What its time is measured by.</param>
    /// <param name="closing">Ends it because its sender is closed.</param>
    /// <param name="cancellation">Ends it because its caller no longer waits.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static async Task<HttpAnswer> RunAsync(
        TelemetryEndpoint endpoint, Func<HttpRequestMessage> create, TimeProvider time, CancellationToken closing, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var timeout = new CancellationTokenSource(HttpReportSink.Timeout, time);
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token, closing);
        var connection = new AttemptConnection(endpoint, attempt.Token);
        try
        {
            if (!endpoint.IsLoopback && ProxySetting.FaultFor(endpoint.Address) is { } fault)
            {
                return new HttpAnswer(null, fault);
            }

            using var invoker = new HttpMessageInvoker(connection.CreateHandler());
            using var request = create();

            // It answers with the head; disposing the response closes the connection with whatever body is still to come.
            using var response = await invoker.SendAsync(request, attempt.Token).ConfigureAwait(false);
            return new HttpAnswer((int)response.StatusCode, "");
        }
        catch (Exception failure)
        {
            // Whatever the platform throws, only the caller's own cancellation is an exception to the caller.
            cancellation.ThrowIfCancellationRequested();
            return new HttpAnswer(
                null,
                timeout.IsCancellationRequested ? FailureReason.OutOfTime(connection)
                : closing.IsCancellationRequested ? FailureReason.Closed
                : FailureReason.Of(failure, connection));
        }
    }
}
