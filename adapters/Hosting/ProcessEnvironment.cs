using System.Collections;
using TelemetryHex.Policy;

namespace TelemetryHex.Hosting;

/// <summary>The environment as a source of settings: this process's variables, unless others are given.</summary>
internal sealed class ProcessEnvironment(IReadOnlyDictionary<string, string?>? variables = null)
{
    public SettingsSource Read() => SettingsSource.FromEnvironment(variables ?? OfThisProcess());

    private static IEnumerable<KeyValuePair<string, string?>> OfThisProcess()
        => from DictionaryEntry variable in Environment.GetEnvironmentVariables()
           select KeyValuePair.Create((string)variable.Key, (string?)variable.Value);
}
