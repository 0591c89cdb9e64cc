namespace TelemetryHex.Statistics;

/// <summary>Instances that have something in common.</summary>
/// <param name="Label">What they have in common: a value of an open set, or a range.</param>
/// <param name="Count">How many they are; at least 1.</param>
public sealed record Group(string Label, long Count);
