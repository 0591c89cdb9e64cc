using System.Net;
using System.Net.Http.Headers;
using TelemetryHex.Payload;
using TelemetryHex.Policy;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Adapters.Http;

/// <summary>The request that carries a report. <see cref="RequestHead"/> spells its head as it stands on the wire.</summary>
internal static class ReportRequest
{
    public const string MediaType = "application/json";

    public static string UserAgent(ProductVersion version) => $"Liftbridge/{version}";

    public static HttpRequestMessage Create(TelemetryEndpoint endpoint, Report report)
    {
        // An array has a length, so that nothing is sent in chunks; the media type's bare constructor adds no charset.
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
