using TelemetryHex.Policy;

namespace TelemetryHex.Adapters.Http;

/// <summary>One request on a connection of its own, within 30 seconds. Of the answer only the head is read.</summary>
internal static class HttpAttempt
{
    /// <summary>Makes the attempt.</summary>
    /// <param name="endpoint">The receiver.</param>
    /// <param name="create">Makes the request.</param>
    /// <param name="time">The clock of its 30 seconds.</param>
    /// <param name="closing">Ends the attempt because its sink is closed.</param>
    /// <param name="cancellation">Ends the attempt because its caller no longer waits.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static async Task<HttpAnswer> RunAsync(
        TelemetryEndpoint endpoint,
        Func<HttpRequestMessage> create,
        TimeProvider time,
        CancellationToken closing,
        CancellationToken cancellation)
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

            // The task ends at the head; disposing the response closes the connection, read or not.
            using var response = await invoker.SendAsync(request, attempt.Token).ConfigureAwait(false);
            return new HttpAnswer((int)response.StatusCode, "");
        }
        catch (Exception failure)
        {
            // The caller sees its own cancellation as an exception, and every other one as an answer that is missing.
            cancellation.ThrowIfCancellationRequested();
            return new HttpAnswer(
                null,
                timeout.IsCancellationRequested ? FailureReason.OutOfTime(connection)
                : closing.IsCancellationRequested ? FailureReason.Closed
                : FailureReason.Of(failure, connection));
        }
    }
}
