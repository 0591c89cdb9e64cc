namespace TelemetryHex.Adapters.Windows;

/// <summary>How many cores a machine has, and how many threads they run.</summary>
internal readonly record struct ProcessorCount(long Cores, long Threads);
