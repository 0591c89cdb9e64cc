using BenchmarkDotNet.Attributes;
using TelemetryHex.Adapters.Linux;
using TelemetryHex.Contracts;
using TelemetryHex.Hosting;
using TelemetryHex.Payload;
using TelemetryHex.Reporting;
using TelemetryHex.Wire;

namespace TelemetryHex.Benchmarks;

/// <summary>Measuring this very machine, making the report and encoding it.</summary>
[MemoryDiagnoser]
public class CollectBenchmarks
{
    private readonly byte[] _buffer = new byte[ReportJson.MaxLength];
    private readonly LinuxHardwareProbe _probe = new();
    private readonly TimeProviderClock _clock = new(TimeProvider.System);
    private readonly Report _sample = SampleReport.Create();
    private readonly ReportFactory _reports;

    public CollectBenchmarks()
        => _reports = new ReportFactory(_sample.LiftbridgeVersion, _sample.Os.Name, _sample.Os.Version, _sample.Os.Architecture);

    [Benchmark(Baseline = true)]
    public byte[] ThenByReflection() => ReflectionJson.Encode(Collect());

    [Benchmark]
    public int ThenIntoOneBuffer() => ReportJson.Encode(Collect(), _buffer);

    private Report Collect() => _reports.Create(_sample.InstanceId, _clock.Now, _probe.Probe());
}
