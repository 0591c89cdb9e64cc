using TelemetryHex.Vocabulary;

namespace TelemetryHex.Ports;

/// <summary>A probe's facts about the machine. Null means that the machine does not tell.</summary>
public sealed record MachineFacts
{
    /// <summary>Nothing is known.</summary>
    public static MachineFacts Unknown { get; } = new();

    /// <summary>Cores of the machine, not hardware threads. Never more than <see cref="LogicalCores"/>.</summary>
    public CoreCount? PhysicalCores { get; init; }

    /// <summary>Hardware threads of the machine that are online, whatever affinity or a quota leaves this process.</summary>
    public CoreCount? LogicalCores { get; init; }

    /// <summary>Nominal or maximum clock; never a momentary reading.</summary>
    public Megahertz? Frequency { get; init; }

    /// <summary>The machine's RAM.</summary>
    public Gibibytes? TotalMemory { get; init; }
}
