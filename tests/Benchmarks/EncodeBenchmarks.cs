using BenchmarkDotNet.Attributes;
using TelemetryHex.Contracts;
using TelemetryHex.Payload;
using TelemetryHex.Wire;

namespace TelemetryHex.Benchmarks;

/// <summary>Encoding a report that is already there.</summary>
[MemoryDiagnoser]
public class EncodeBenchmarks
{
    private readonly byte[] _buffer = new byte[ReportJson.MaxLength];
    private readonly Report _report = SampleReport.Create();

    /// <summary>Demands that both ways write the same bytes.</summary>
    [GlobalSetup]
    public void Compare() => ReflectionJson.DemandSameBytes(_report);

    [Benchmark(Baseline = true)]
    public byte[] ByReflection() => ReflectionJson.Encode(_report);

    [Benchmark]
    public int IntoOneBuffer() => ReportJson.Encode(_report, _buffer);
}
