using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Contracts;

/// <summary>A report to send in a test, with every member known.</summary>
public static class SampleReport
{
    /// <summary>The wire form of <see cref="Create"/>, as ALLOWLIST.md's examples spell it.</summary>
    public const string Json = """{"instance_id":"550e8400-e29b-41d4-a716-446655440000","timestamp":"2025-01-20T10:30:00Z","liftbridge_version":"1.10.0","os":{"name":"linux","version":"dotnet10.0.12","architecture":"amd64","platform":"linux-dotnet10.0.12-amd64"},"cpu":{"physical_cores":8,"logical_cores":16,"frequency_mhz":3400},"memory":{"total_gb":32.0}}""";

    /// <summary>The report whose values are ALLOWLIST.md's examples.</summary>
    public static Report Create()
    {
        var version = RuntimeVersion.DotNet(new Version(10, 0, 12));
        return new Report
        {
            InstanceId = InstanceId.TryParse("550e8400-e29b-41d4-a716-446655440000", out var id) ? id : throw new FormatException(),
            Timestamp = Timestamp.From(new DateTimeOffset(2025, 1, 20, 10, 30, 0, TimeSpan.Zero)),
            LiftbridgeVersion = ProductVersion.TryParse("1.10.0", out var product) ? product : throw new FormatException(),
            Os = new OsInfo
            {
                Name = OsName.Linux,
                Version = version,
                Architecture = Architecture.Amd64,
                Platform = new Platform(OsName.Linux, version, Architecture.Amd64),
            },
            Cpu = new CpuInfo
            {
                PhysicalCores = CoreCount.From(8),
                LogicalCores = CoreCount.From(16),
                FrequencyMhz = Megahertz.From(3400),
            },
            Memory = new MemoryInfo { TotalGb = Gibibytes.From(32) },
        };
    }
}
