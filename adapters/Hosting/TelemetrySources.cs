using TelemetryHex.Policy;

namespace TelemetryHex.Hosting;

/// <summary>The sources of one registration, the strongest first.</summary>
internal sealed record TelemetrySources(Func<IEnumerable<SettingsSource>> Read);
