namespace TelemetryHex.Statistics;

/// <summary>Instances that have something in common.</summary>
/// <param name="Label">What they have in common: a value of an open set, or a range; or <see cref="Other"/>.</param>
/// <param name="Count">How many they are; at least 1.</param>
public sealed record Group(string Label, long Count)
{
    /// <summary>The label of what is published together, since a part of it is too small. No value or range is called so.</summary>
    public const string Other = "other";
}
