namespace TelemetryHex.Adapters.Windows;

/// <summary>The number of a machine's cores, and of the threads that they run.</summary>
internal readonly record struct ProcessorCount(long Cores, long Threads);
