namespace TelemetryHex.Receiver.Operations;

/// <summary>The command line as the strongest source of the configuration.</summary>
internal sealed class ArgumentConfiguration : ConfigurationProvider, IConfigurationSource
{
    /// <summary>The arguments' names, by the keys that they set.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [SettingKeys.Urls] = "--urls",
        [SettingKeys.DataDirectory] = "--data-dir",
        [SettingKeys.SelfReport] = "--self-report",
    };

    public ArgumentConfiguration(ReceiverArguments arguments)
    {
        Say(SettingKeys.Urls, arguments.Urls);
        Say(SettingKeys.DataDirectory, arguments.DataDirectory);
        Say(SettingKeys.SelfReport, arguments.SelfReport);
    }

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    private void Say(string key, string? value)
    {
        if (value is not null)
        {
            Data[key] = value;
        }
    }
}
