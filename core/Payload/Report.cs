using TelemetryHex.Vocabulary;

namespace TelemetryHex.Payload;

/// <summary>The whole content of one transmission, and the root of the payload. ALLOWLIST.md holds a row for each member.</summary>
public sealed record Report
{
    /// <summary>The random number that stands for one installation: <c>instance_id</c>.</summary>
    public required InstanceId InstanceId { get; init; }

    /// <summary>The instant at which the report was made, UTC, whole seconds: <c>timestamp</c>.</summary>
    public required Timestamp Timestamp { get; init; }

    /// <summary>The version of the product, as its host gave it but for a build's own part: <c>liftbridge_version</c>.</summary>
    public required ProductVersion LiftbridgeVersion { get; init; }

    /// <summary>The operating system family, language runtime and processor architecture: <c>os</c>.</summary>
    public required OsInfo Os { get; init; }

    /// <summary>The machine's processors: <c>cpu</c>.</summary>
    public required CpuInfo Cpu { get; init; }

    /// <summary>The machine's memory: <c>memory</c>.</summary>
    public required MemoryInfo Memory { get; init; }
}
