using TelemetryHex.Vocabulary;

namespace TelemetryHex.Payload;

/// <summary>Everything that one transmission says, and the root of the payload. ALLOWLIST.md holds a row for each member.</summary>
public sealed record Report
{
    /// <summary>The random number that stands for one installation: <c>instance_id</c>.</summary>
    public required InstanceId InstanceId { get; init; }

    /// <summary>When the report was made, UTC, whole seconds: <c>timestamp</c>.</summary>
    public required Timestamp Timestamp { get; init; }

    /// <summary>The version of the product, as its host gave it: <c>liftbridge_version</c>.</summary>
    public required ProductVersion LiftbridgeVersion { get; init; }

    /// <summary>The operating system family, language runtime and processor architecture: <c>os</c>.</summary>
    public required OsInfo Os { get; init; }

    /// <summary>The machine's processors: <c>cpu</c>.</summary>
    public required CpuInfo Cpu { get; init; }

    /// <summary>The machine's memory: <c>memory</c>.</summary>
    public required MemoryInfo Memory { get; init; }
}
