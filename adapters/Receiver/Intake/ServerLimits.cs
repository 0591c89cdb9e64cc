using Microsoft.AspNetCore.Server.Kestrel.Core;
using TelemetryHex.Intake;

namespace TelemetryHex.Receiver.Intake;

/// <summary>What a client may cost: a report is four headers and half a kilobyte.</summary>
internal static class ServerLimits
{
    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        var limits = server.Limits;

        // Longer bodies are refused by us, with a reason; what is far longer is not read to its end.
        limits.MaxRequestBodySize = 2 * ReportIntake.MaxLength;
        limits.MaxRequestBufferSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 32;
        limits.MaxRequestHeadersTotalSize = 8 * 1024;
        limits.MaxRequestLineSize = 2 * 1024;
        limits.MaxConcurrentConnections = 10_000;
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 100, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
        limits.Http2.MaxStreamsPerConnection = 100;
    }
}
