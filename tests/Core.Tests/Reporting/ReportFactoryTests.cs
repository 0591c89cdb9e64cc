using CsCheck;
using TelemetryHex.Contracts;
using TelemetryHex.Core.Tests.Wire;
using TelemetryHex.Payload;
using TelemetryHex.Ports;
using TelemetryHex.Reporting;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Reporting;

public sealed class ReportFactoryTests
{
    private static readonly MachineFacts SampleMachine = new()
    {
        PhysicalCores = CoreCount.From(8),
        LogicalCores = CoreCount.From(16),
        Frequency = Megahertz.From(3400),
        TotalMemory = Gibibytes.From(32),
    };

    [Fact]
    public void The_facts_of_the_sample_make_the_sample() => Create(SampleMachine).Should().Be(SampleReport.Create());

    [Fact]
    public void The_platform_is_composed_of_its_three_parts()
        => AnyReport.Platform.Sample(platform =>
        {
            var factory = new ReportFactory(SampleReport.Create().LiftbridgeVersion, platform.Name, platform.Version, platform.Architecture);

            return Create(SampleMachine, factory).Os.Platform == platform;
        });

    [Fact]
    public void What_the_machine_does_not_tell_is_null()
    {
        var report = Create(MachineFacts.Unknown);

        report.Cpu.PhysicalCores.Should().BeNull();
        report.Cpu.LogicalCores.Should().BeNull();
        report.Cpu.FrequencyMhz.Should().BeNull();
        report.Memory.TotalGb.Should().BeNull();
    }

    [Theory]
    [InlineData(8L, 16L, 8)]
    [InlineData(16L, 16L, 16)]
    [InlineData(1L, 1L, 1)]
    [InlineData(17L, 16L, null)]
    [InlineData(96L, 2L, null)]
    [InlineData(null, 16L, null)]
    [InlineData(8L, null, 8)]
    [InlineData(null, null, null)]
    public void More_cores_than_threads_are_no_knowledge(long? physical, long? logical, int? reported)
    {
        var cpu = Create(new MachineFacts { PhysicalCores = CoreCount.From(physical), LogicalCores = CoreCount.From(logical) }).Cpu;

        cpu.PhysicalCores?.Value.Should().Be(reported);
        (cpu.PhysicalCores is null).Should().Be(reported is null);
        cpu.LogicalCores.Should().Be(CoreCount.From(logical));
    }

    [Fact]
    public void Every_report_it_makes_is_one_that_the_receiver_reads()
        => AnyReport.Value.Sample(
            given =>
            {
                var factory = new ReportFactory(given.LiftbridgeVersion, given.Os.Name, given.Os.Version, given.Os.Architecture);
                var report = factory.Create(given.InstanceId, given.Timestamp, new MachineFacts
                {
                    PhysicalCores = given.Cpu.PhysicalCores,
                    LogicalCores = given.Cpu.LogicalCores,
                    Frequency = given.Cpu.FrequencyMhz,
                    TotalMemory = given.Memory.TotalGb,
                });

                return ReportJson.Decode(ReportJson.Encode(report)).Report == report;
            },
            iter: 5_000);

    [Fact]
    public void It_tells_the_version_that_its_host_gave()
        => new ReportFactory(SampleReport.Create().LiftbridgeVersion, OsName.Linux, SampleReport.Create().Os.Version, Architecture.Amd64)
            .Product.Should().Be(SampleReport.Create().LiftbridgeVersion);

    private static Report Create(MachineFacts machine, ReportFactory? factory = null)
    {
        var sample = SampleReport.Create();
        factory ??= new ReportFactory(sample.LiftbridgeVersion, sample.Os.Name, sample.Os.Version, sample.Os.Architecture);
        return factory.Create(sample.InstanceId, sample.Timestamp, machine);
    }
}
