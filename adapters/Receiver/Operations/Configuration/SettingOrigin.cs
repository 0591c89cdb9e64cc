using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace TelemetryHex.Receiver.Operations;

/// <summary>Says for a person who set a key: the argument, the variable or the file.</summary>
internal static class SettingOrigin
{
    /// <summary>The key with the strongest source that has it.</summary>
    public static string Describe(IConfigurationRoot configuration, string key)
    {
        var provider = configuration.Providers.Reverse().FirstOrDefault(provider => Has(provider, key));
        return provider switch
        {
            ArgumentConfiguration => ArgumentConfiguration.Names.GetValueOrDefault(key, key),
            EnvironmentVariablesConfigurationProvider => $"{key} (environment variable {VariableOf(key)})",
            FileConfigurationProvider { Source: { FileProvider: { } files, Path: { } path } } => $"{key} ({files.GetFileInfo(path).PhysicalPath ?? path})",
            _ => key,
        };
    }

    // The platform reads its own keys under prefixes, which a provider does not tell.
    private static string VariableOf(string key) => key == SettingKeys.Urls ? "ASPNETCORE_URLS, DOTNET_URLS or URLS" : key.Replace(":", "__", StringComparison.Ordinal);

    private static bool Has(IConfigurationProvider provider, string key)
        => provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any();
}
