using BenchmarkDotNet.Attributes;
using TelemetryHex.Contracts;
using TelemetryHex.Payload;
using TelemetryHex.Wire;

namespace TelemetryHex.Benchmarks;

/// <summary>Reading a report, against merely walking over its tokens as a document.</summary>
[MemoryDiagnoser]
public class DecodeBenchmarks
{
    private readonly byte[] _json = ReportJson.Encode(SampleReport.Create());

    [Benchmark(Baseline = true)]
    public bool AsDocument()
    {
        using var document = System.Text.Json.JsonDocument.Parse(_json);
        return document.RootElement.TryGetProperty("instance_id", out _);
    }

    [Benchmark]
    public Report? AsReport() => ReportJson.Decode(_json).Report;
}
