using System.Text.Json.Serialization;
using TelemetryHex.Payload;

namespace TelemetryHex.Benchmarks;

/// <summary>The same report in texts and numbers, for which the platform's generated serializer has its fast path: it has none for converters.</summary>
internal sealed record PlainReport(string InstanceId, string Timestamp, string LiftbridgeVersion, PlainOs Os, PlainCpu Cpu, PlainMemory Memory)
{
    public static PlainReport Of(Report report) => new(
        report.InstanceId.ToString(),
        report.Timestamp.ToString(),
        report.LiftbridgeVersion.ToString(),
        new PlainOs(report.Os.Name.ToString(), report.Os.Version.ToString(), report.Os.Architecture.ToString(), report.Os.Platform.ToString()),
        new PlainCpu(report.Cpu.PhysicalCores?.Value, report.Cpu.LogicalCores?.Value, report.Cpu.FrequencyMhz?.Value),
        new PlainMemory(report.Memory.TotalGb?.Value));
}

internal sealed record PlainOs(string Name, string Version, string Architecture, string Platform);

internal sealed record PlainCpu(int? PhysicalCores, int? LogicalCores, int? FrequencyMhz);

internal sealed record PlainMemory(decimal? TotalGb);

/// <summary>The fast path.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(PlainReport))]
internal sealed partial class PlainJson : JsonSerializerContext;
