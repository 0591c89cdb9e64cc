using System.Net;
using System.Net.Http.Headers;
using TelemetryHex.Payload;
using TelemetryHex.Policy;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Adapters.Http;

/// <summary>The one request that there is. <see cref="RequestHead"/> spells how it looks on the wire.</summary>
internal static class ReportRequest
{
    public const string MediaType = "application/json";

    public static string UserAgent(ProductVersion version) => $"Liftbridge/{version}";

    public static HttpRequestMessage Create(TelemetryEndpoint endpoint, Report report)
    {
        // An array, so that the length is known and nothing is sent in chunks; the type's bare constructor adds no charset.
        var content = new ByteArrayContent(ReportJson.Encode(report));
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Address)
        {
            Content = content,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent(report.LiftbridgeVersion));
        return request;
    }
}
