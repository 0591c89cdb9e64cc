using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TelemetryHex.Contracts;
using TelemetryHex.Payload;
using TelemetryHex.Wire;

namespace TelemetryHex.Benchmarks;

/// <summary>Encoding a report that is already there: the generated encoder beside the platform's generated serializer, each way that it has.</summary>
[MemoryDiagnoser]
public class EncodeBenchmarks
{
    private readonly byte[] _buffer = new byte[ReportJson.MaxLength];
    private readonly ArrayBufferWriter<byte> _target = new(2 * ReportJson.MaxLength);
    private readonly Utf8JsonWriter _writer;
    private readonly Report _report = SampleReport.Create();
    private readonly PlainReport _plain;

    public EncodeBenchmarks()
    {
        _writer = new Utf8JsonWriter(_target);
        _plain = PlainReport.Of(_report);
    }

    /// <summary>Demands that all ways write the same bytes.</summary>
    [GlobalSetup]
    public void Compare()
    {
        ReflectionJson.DemandSameBytes(_report);
        foreach (var way in (Func<int>[])[SourceGenerated, SourceGeneratedWithANewWriter, SourceGeneratedByWayOfStrings, SourceGeneratedOfStringsMadeBefore])
        {
            _ = way();
            if (!_target.WrittenSpan.SequenceEqual(ReportJson.Encode(_report)))
            {
                throw new InvalidOperationException("The ways write different bytes, so that a comparison says nothing.");
            }
        }
    }

    [Benchmark(Baseline = true)]
    public int SourceGenerated()
    {
        _target.ResetWrittenCount();
        _writer.Reset(_target);
        JsonSerializer.Serialize(_writer, _report, SourceGeneratedJson.Default.Report);
        return _target.WrittenCount;
    }

    [Benchmark]
    public int SourceGeneratedWithANewWriter()
    {
        _target.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_target);
        JsonSerializer.Serialize(writer, _report, SourceGeneratedJson.Default.Report);
        return _target.WrittenCount;
    }

    [Benchmark]
    public int SourceGeneratedByWayOfStrings()
    {
        _target.ResetWrittenCount();
        _writer.Reset(_target);
        JsonSerializer.Serialize(_writer, PlainReport.Of(_report), PlainJson.Default.PlainReport);
        return _target.WrittenCount;
    }

    /// <summary>Not the same work: the values are texts already.</summary>
    [Benchmark]
    public int SourceGeneratedOfStringsMadeBefore()
    {
        _target.ResetWrittenCount();
        _writer.Reset(_target);
        JsonSerializer.Serialize(_writer, _plain, PlainJson.Default.PlainReport);
        return _target.WrittenCount;
    }

    [Benchmark]
    public byte[] Reflection() => ReflectionJson.Encode(_report);

    [Benchmark]
    public int Ours() => ReportJson.Encode(_report, _buffer);
}
