using TelemetryHex.Vocabulary;

namespace TelemetryHex.Payload;

/// <summary>The machine's processors: <c>cpu</c>.</summary>
public sealed record CpuInfo
{
    /// <summary>Cores of the machine, or null where the machine does not tell: <c>cpu.physical_cores</c>.</summary>
    public required CoreCount? PhysicalCores { get; init; }

    /// <summary>Online hardware threads of the machine, or null where the machine does not tell: <c>cpu.logical_cores</c>.</summary>
    public required CoreCount? LogicalCores { get; init; }

    /// <summary>Nominal or maximum clock, or null where the machine does not tell: <c>cpu.frequency_mhz</c>.</summary>
    public required Megahertz? FrequencyMhz { get; init; }
}
