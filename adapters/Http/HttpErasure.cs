using System.Net;
using TelemetryHex.Policy;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Http;

/// <summary>Asks a receiver to erase all that it stores of an instance, by one DELETE below the address to which reports go.</summary>
/// <param name="endpoint">Where reports go.</param>
/// <param name="product">The version of the product, for the request's <c>User-Agent</c>.</param>
/// <param name="time">The clock of the 30 seconds; the system's by default.</param>
public sealed class HttpErasure(TelemetryEndpoint endpoint, ProductVersion product, TimeProvider? time = null)
{
    /// <summary>Asks once, within 30 seconds; a redirect is not followed. Only a 2xx confirms the erasure.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public Task<HttpAnswer> EraseAsync(InstanceId id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(id);
        return HttpAttempt.RunAsync(endpoint, () => Create(id), time ?? TimeProvider.System, CancellationToken.None, cancellation);
    }

    private HttpRequestMessage Create(InstanceId id)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, new Uri($"{endpoint.Address.AbsoluteUri.TrimEnd('/')}/{id}"))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("User-Agent", ReportRequest.UserAgent(product));
        return request;
    }
}
