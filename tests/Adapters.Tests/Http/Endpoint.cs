using TelemetryHex.Policy;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>Endpoints for tests.</summary>
internal static class Endpoint
{
    public static TelemetryEndpoint At(string address)
        => TelemetryEndpoint.TryParse(address, out var endpoint, out var fault) ? endpoint : throw new ArgumentException(fault, nameof(address));
}
