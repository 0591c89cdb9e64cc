using TelemetryHex.Vocabulary;

namespace TelemetryHex.Payload;

/// <summary>The machine's memory: <c>memory</c>.</summary>
public sealed record MemoryInfo
{
    /// <summary>The machine's RAM in GiB, or null where the machine does not tell: <c>memory.total_gb</c>.</summary>
    public required Gibibytes? TotalGb { get; init; }
}
