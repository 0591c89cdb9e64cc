using System.Globalization;
using TelemetryHex.Policy;

namespace TelemetryHex.Hosting;

/// <summary>The settings that a host gave in code, as one source among the others.</summary>
internal static class TelemetryOptionsSource
{
    public static SettingsSource From(TelemetryOptions options)
    {
        (string Key, string? Value)[] said =
        [
            ("telemetry:enabled", options.Enabled ? null : "false"),
            ("telemetry:interval:seconds", options.IntervalSeconds?.ToString(CultureInfo.InvariantCulture)),
            ("telemetry:endpoint", options.Endpoint),
            ("data:dir", options.DataDirectory),
        ];
        return SettingsSource.FromKeys(
            nameof(TelemetryOptions),
            from setting in said where setting.Value is not null select KeyValuePair.Create(setting.Key, setting.Value));
    }
}
