using System.Text;
using CsCheck;
using TelemetryHex.Contracts;
using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Wire;

public sealed class EncodeTests
{
    [Promise(Section.Report, "One compact UTF-8 object, members in the allowlist's order, every one always present")]
    [Fact]
    public void The_sample_is_written_byte_for_byte()
        => Encoding.UTF8.GetString(ReportJson.Encode(SampleReport.Create())).Should().Be(SampleReport.Json);

    [Promise(Section.Report, "Null where a fact is unknown, and only where the allowlist says so")]
    [Theory]
    [InlineData("\"physical_cores\":8", "\"physical_cores\":null")]
    [InlineData("\"logical_cores\":16", "\"logical_cores\":null")]
    [InlineData("\"frequency_mhz\":3400", "\"frequency_mhz\":null")]
    [InlineData("\"total_gb\":32.0", "\"total_gb\":null")]
    public void An_unknown_fact_is_written_as_null_in_its_place(string known, string unknown)
    {
        var sample = SampleReport.Create();
        var report = sample with
        {
            Cpu = sample.Cpu with
            {
                PhysicalCores = known.Contains("physical", StringComparison.Ordinal) ? null : sample.Cpu.PhysicalCores,
                LogicalCores = known.Contains("logical", StringComparison.Ordinal) ? null : sample.Cpu.LogicalCores,
                FrequencyMhz = known.Contains("frequency", StringComparison.Ordinal) ? null : sample.Cpu.FrequencyMhz,
            },
            Memory = new MemoryInfo { TotalGb = known.Contains("total", StringComparison.Ordinal) ? null : sample.Memory.TotalGb },
        };

        Encoding.UTF8.GetString(ReportJson.Encode(report)).Should().Be(SampleReport.Json.Replace(known, unknown, StringComparison.Ordinal));
    }

    [Promise(Section.Report, "About 500 bytes at most")]
    [Fact]
    public void The_longest_report_fits_in_what_is_promised()
    {
        var length = ReportJson.Encode(Longest()).Length;

        length.Should().BeLessThanOrEqualTo(ReportJson.MaxLength);
        ReportJson.MaxLength.Should().BeLessThanOrEqualTo(512);
    }

    [Fact]
    public void No_report_is_longer_than_the_longest()
    {
        var most = ReportJson.Encode(Longest()).Length;

        AnyReport.Value.Sample(report => ReportJson.Encode(report).Length <= most, iter: 5_000);
    }

    [Fact]
    public void A_buffer_that_is_too_short_is_refused_at_every_length()
    {
        var report = Longest();
        var buffer = new byte[ReportJson.MaxLength];
        var needed = ReportJson.Encode(report, buffer);

        for (var length = 0; length < needed; length++)
        {
            var size = length;
            FluentActions.Invoking(() => ReportJson.Encode(report, buffer.AsSpan(0, size)))
                .Should().Throw<ArgumentException>($"{needed} bytes do not fit in {size}")
                .Which.ParamName.Should().Be("destination");
        }

        ReportJson.Encode(report, buffer.AsSpan(0, needed)).Should().Be(needed);
    }

    [Fact]
    public void Bytes_behind_the_report_are_left_alone()
    {
        var buffer = Enumerable.Repeat((byte)0xEE, ReportJson.MaxLength).ToArray();

        var length = ReportJson.Encode(SampleReport.Create(), buffer);

        length.Should().Be(SampleReport.Json.Length);
        buffer.Skip(length).Should().OnlyContain(value => value == 0xEE);
    }

    [Fact]
    public void Encoding_into_a_reused_buffer_allocates_nothing()
    {
        var report = SampleReport.Create();
        var buffer = new byte[ReportJson.MaxLength];
        EncodeOften(report, buffer);

        var before = GC.GetAllocatedBytesForCurrentThread();
        EncodeOften(report, buffer);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0);
    }

    private static void EncodeOften(Report report, byte[] buffer)
    {
        for (var i = 0; i < 1000; i++)
        {
            _ = ReportJson.Encode(report, buffer);
        }
    }

    // Every value at its greatest length. None of the texts depends on another but the platform, which repeats three of them.
    private static Report Longest()
    {
        var name = OsName.All.MaxBy(os => os.ToString().Length) ?? OsName.Linux;
        RuntimeVersion.TryParse("dotnet" + new string('9', RuntimeVersion.MaxLength - "dotnet".Length), out var version).Should().BeTrue();
        Architecture.TryParse("riscv128le", out var architecture).Should().BeTrue();
        ProductVersion.TryParse(AnyReport.LongestProductVersion, out var product).Should().BeTrue();
        var sample = SampleReport.Create();
        return sample with
        {
            LiftbridgeVersion = product ?? sample.LiftbridgeVersion,
            Os = new OsInfo
            {
                Name = name,
                Version = version ?? sample.Os.Version,
                Architecture = architecture ?? sample.Os.Architecture,
                Platform = new Platform(name, version ?? sample.Os.Version, architecture ?? sample.Os.Architecture),
            },
            Cpu = new CpuInfo
            {
                PhysicalCores = CoreCount.From(CoreCount.Max),
                LogicalCores = CoreCount.From(CoreCount.Max),
                FrequencyMhz = Megahertz.From(Megahertz.Max),
            },
            Memory = new MemoryInfo { TotalGb = Gibibytes.From(4_194_304) },
        };
    }
}
