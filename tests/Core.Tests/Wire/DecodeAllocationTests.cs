using System.Text;
using TelemetryHex.Contracts;
using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Wire;

public sealed class DecodeAllocationTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(SampleReport.Json);

    [Fact]
    public void A_report_costs_what_its_own_values_are_and_nothing_for_any_member()
    {
        var values = Allocated(() => Make());

        Allocated(() => ReportJson.Decode(Body)).Should().BeInRange(1, values, "reading the text into its values is all that may allocate");
    }

    [Fact]
    public void Members_that_are_dropped_cost_nothing()
    {
        var unknown = string.Concat(Enumerable.Range(0, 100).Select(i => $"\"unknown_{i}\":{{\"value\":[\"{i}\",{i},null]}},"));
        var body = Encoding.UTF8.GetBytes("{" + unknown + SampleReport.Json[1..]);
        ReportJson.Decode(body).UnknownMembers.Should().Be(100);

        Allocated(() => ReportJson.Decode(body)).Should().Be(Allocated(() => ReportJson.Decode(Body)));
    }

    [Fact]
    public void Neither_the_order_of_members_nor_the_space_between_them_costs_anything()
    {
        var body = Encoding.UTF8.GetBytes(
            """
            { "memory" : { "total_gb" : 32.0 }, "cpu" : { "frequency_mhz" : 3400, "logical_cores" : 16, "physical_cores" : 8 },
              "os" : { "architecture" : "amd64", "version" : "dotnet10.0.12", "name" : "linux", "platform" : "linux-dotnet10.0.12-amd64" },
              "liftbridge_version" : "1.10.0", "timestamp" : "2025-01-20T10:30:00Z", "instance_id" : "550e8400-e29b-41d4-a716-446655440000" }
            """);
        ReportJson.Decode(body).Report.Should().Be(SampleReport.Create());

        Allocated(() => ReportJson.Decode(body)).Should().Be(Allocated(() => ReportJson.Decode(Body)));
    }

    // What a report consists of, made of the same text.
    private static Report? Make()
        => InstanceId.TryParse("550e8400-e29b-41d4-a716-446655440000", out var id)
            && Timestamp.TryParse("2025-01-20T10:30:00Z", out var timestamp)
            && ProductVersion.TryParse("1.10.0", out var product)
            && OsName.TryParse("linux", out var name)
            && RuntimeVersion.TryParse("dotnet10.0.12", out var version)
            && Architecture.TryParse("amd64", out var architecture)
                ? new Report
                {
                    InstanceId = id,
                    Timestamp = timestamp,
                    LiftbridgeVersion = product,
                    Os = new OsInfo { Name = name, Version = version, Architecture = architecture, Platform = new Platform(name, version, architecture) },
                    Cpu = new CpuInfo { PhysicalCores = CoreCount.From(8), LogicalCores = CoreCount.From(16), FrequencyMhz = Megahertz.From(3400) },
                    Memory = new MemoryInfo { TotalGb = Gibibytes.From(32) },
                }
                : null;

    private static long Allocated<T>(Func<T> act)
    {
        act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
