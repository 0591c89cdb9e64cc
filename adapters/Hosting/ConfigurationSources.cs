using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using TelemetryHex.Policy;

namespace TelemetryHex.Hosting;

/// <summary>
/// Makes each provider of a host's configuration a source, the strongest first: merged, one provider's "on" would hide another's opt-out.
/// </summary>
internal static class ConfigurationSources
{
    public static IEnumerable<SettingsSource> From(IConfiguration configuration)
        => configuration is IConfigurationRoot root
            ? root.Providers.Reverse().SelectMany(From)
            : [SettingsSource.FromSharedKeys("configuration", configuration.AsEnumerable(makePathsRelative: true))];

    private static IEnumerable<SettingsSource> From(IConfigurationProvider provider)
        => provider is ChainedConfigurationProvider chained
            ? From(chained.Configuration)
            : [SettingsSource.FromSharedKeys(provider.ToString() ?? "configuration", Leaves(provider))];

    private static IEnumerable<KeyValuePair<string, string?>> Leaves(IConfigurationProvider provider)
        => Children(provider, parent: null)
            .Where(root => SettingsSource.Concerns(root) && (provider is not EnvironmentVariablesConfigurationProvider || IsSection(root)))
            .SelectMany(root => Leaves(provider, root));

    private static IEnumerable<KeyValuePair<string, string?>> Leaves(IConfigurationProvider provider, string path)
    {
        if (provider.TryGet(path, out var value))
        {
            yield return KeyValuePair.Create(path, value);
        }

        foreach (var leaf in Children(provider, path).SelectMany(child => Leaves(provider, ConfigurationPath.Combine(path, child))))
        {
            yield return leaf;
        }
    }

    private static IEnumerable<string> Children(IConfigurationProvider provider, string? parent)
        => provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase);

    // This provider cuts the prefix that names a variable's owner: DOTNET_TELEMETRY_OPTOUT arrives as TELEMETRY_OPTOUT.
    // LIFTBRIDGE_NO_TELEMETRY and its kind are read whole, in the environment itself.
    private static bool IsSection(string root) => root.Split('.')[0] is var section
        && (section.Equals("telemetry", StringComparison.OrdinalIgnoreCase) || section.Equals("data", StringComparison.OrdinalIgnoreCase));
}
