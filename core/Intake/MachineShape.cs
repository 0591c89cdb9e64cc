using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Intake;

/// <summary>What a report says but for whom and when: many instances share one.</summary>
public sealed record MachineShape
{
    /// <summary>The version of the product.</summary>
    public required ProductVersion LiftbridgeVersion { get; init; }

    /// <summary>The operating system family, language runtime and processor architecture.</summary>
    public required OsInfo Os { get; init; }

    /// <summary>The machine's processors.</summary>
    public required CpuInfo Cpu { get; init; }

    /// <summary>The machine's memory.</summary>
    public required MemoryInfo Memory { get; init; }

    /// <summary>The shape of the machine that a report tells of.</summary>
    public static MachineShape Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new MachineShape { LiftbridgeVersion = report.LiftbridgeVersion, Os = report.Os, Cpu = report.Cpu, Memory = report.Memory };
    }
}
