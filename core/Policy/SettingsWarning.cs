namespace TelemetryHex.Policy;

/// <summary>A setting that is not what it should be. It echoes no value, for a value may be a credential in the wrong place.</summary>
/// <param name="Source">The source that holds it: <c>environment</c>, a file's name.</param>
/// <param name="Key">The key, as the source spells it.</param>
/// <param name="Fault">What is wrong, and what follows of it.</param>
/// <param name="Mend">What to do.</param>
public sealed record SettingsWarning(string Source, string Key, string Fault, string Mend)
{
    /// <summary>The four in one sentence.</summary>
    public override string ToString() => $"{Source}: {Key} {Fault}; {Mend}";
}
