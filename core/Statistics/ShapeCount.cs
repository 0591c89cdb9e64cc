using TelemetryHex.Intake;

namespace TelemetryHex.Statistics;

/// <summary>How many instances have one shape.</summary>
/// <param name="Shape">What they say of their machines; null of those whose shapes the store did not keep, since their day brought too many new ones.</param>
/// <param name="Count">How many they are; at least 1.</param>
public sealed record ShapeCount(MachineShape? Shape, long Count);
