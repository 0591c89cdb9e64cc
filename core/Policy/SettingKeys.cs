namespace TelemetryHex.Policy;

/// <summary>The keys of the settings in canonical spelling.</summary>
internal static class SettingKeys
{
    public const string Section = "telemetry";
    public const string Enabled = "telemetry.enabled";
    public const string Disabled = "telemetry.disabled";
    public const string IntervalSection = "telemetry.interval";
    public const string IntervalSeconds = "telemetry.interval.seconds";
    public const string Endpoint = "telemetry.endpoint";
    public const string DataDirectory = "data.dir";
    public const string DoNotTrack = "DO_NOT_TRACK";
}
