using Microsoft.Extensions.Configuration;
using TelemetryHex.Policy;

namespace TelemetryHex.Hosting;

/// <summary>
/// Takes a host's configuration apart into its providers, the strongest first: merged, a provider's "on" would hide another's opt-out.
/// </summary>
internal static class ConfigurationSources
{
    // The keys may be dotted, so that these are the beginnings of top-level keys, not their whole.
    private static readonly string[] Sections = ["telemetry", "data"];

    public static IEnumerable<SettingsSource> From(IConfiguration configuration)
        => configuration is IConfigurationRoot root
            ? root.Providers.Reverse().SelectMany(From)
            : [SettingsSource.FromKeys("configuration", configuration.AsEnumerable(makePathsRelative: true))];

    private static IEnumerable<SettingsSource> From(IConfigurationProvider provider)
        => provider is ChainedConfigurationProvider chained
            ? From(chained.Configuration)
            : [SettingsSource.FromKeys(provider.ToString() ?? "configuration", Leaves(provider, parent: null))];

    private static IEnumerable<KeyValuePair<string, string?>> Leaves(IConfigurationProvider provider, string? parent)
    {
        foreach (var child in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (parent is null && !Array.Exists(Sections, section => child.StartsWith(section, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var path = parent is null ? child : ConfigurationPath.Combine(parent, child);
            if (provider.TryGet(path, out var value))
            {
                yield return KeyValuePair.Create(path, value);
            }

            foreach (var leaf in Leaves(provider, path))
            {
                yield return leaf;
            }
        }
    }
}
