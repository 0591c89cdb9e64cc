using TelemetryHex.Policy;

namespace TelemetryHex.Core.Tests.Policy;

/// <summary>Sources that say one thing each.</summary>
internal static class Sources
{
    public const string EnabledVariable = "LIFTBRIDGE_TELEMETRY_ENABLED";

    public static SettingsSource File(params (string Key, string? Value)[] pairs)
        => SettingsSource.FromKeys("liftbridge.yaml", pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));

    public static SettingsSource Environment(params (string Name, string? Value)[] variables)
        => SettingsSource.FromEnvironment(variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)));

    public static TelemetrySettings Resolve(params SettingsSource[] sources) => TelemetrySettings.Resolve(sources);

    public static TelemetrySettings ResolveFile(string key, string? value) => Resolve(File((key, value)));

    public static TelemetrySettings ResolveVariable(string name, string? value) => Resolve(Environment((name, value)));
}
