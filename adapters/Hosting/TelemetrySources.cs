using TelemetryHex.Policy;

namespace TelemetryHex.Hosting;

/// <summary>What one registration reads, the strongest first.</summary>
internal sealed record TelemetrySources(Func<IEnumerable<SettingsSource>> Read);
