namespace TelemetryHex.Policy;

/// <summary>A fault of a setting. It echoes no value, since a value may be a credential in the wrong place.</summary>
/// <param name="Source">The source of the setting: <c>environment</c>, a file's name.</param>
/// <param name="Key">The key, as the source spells it.</param>
/// <param name="Fault">The fault and its consequence.</param>
/// <param name="Remedy">The way to set it right.</param>
public sealed record SettingsWarning(string Source, string Key, string Fault, string Remedy)
{
    /// <summary>The four in one sentence.</summary>
    public override string ToString() => $"{Source}: {Key} {Fault}; {Remedy}";
}
