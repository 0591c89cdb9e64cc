using System.Collections.Concurrent;
using TelemetryHex.Contracts;
using TelemetryHex.Contracts.Fakes;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Fakes;

public sealed class FixedClockContract : ClockContract
{
    protected override (IClock Clock, DateTimeOffset Source) CreateClock()
    {
        var instant = new DateTimeOffset(2025, 1, 20, 11, 30, 0, 700, TimeSpan.FromHours(1));
        return (new FixedClock(instant), instant);
    }
}

public sealed class FixedHardwareProbeContract : HardwareProbeContract
{
    protected override bool MeasuresThisMachine => false;

    protected override IHardwareProbe CreateProbe()
        => new FixedHardwareProbe(new MachineFacts { PhysicalCores = CoreCount.From(8), LogicalCores = CoreCount.From(16) });
}

public sealed class InMemoryInstanceIdRepositoryContract : InstanceIdRepositoryContract
{
    private readonly ConcurrentDictionary<string, InstanceId> _stores = new();

    protected override IInstanceIdRepository CreateRepository(string store) => new InMemoryInstanceIdRepository(_stores, store);
}

public sealed class RecordingReportSinkContract : ReportSinkContract
{
    protected override IReportSink CreateSink(Receiver receiver) => new RecordingReportSink(receiver switch
    {
        Receiver.Accepts => Delivery.Delivered(202),
        Receiver.Refuses => Delivery.Refused(503),
        Receiver.IsAbsent => Delivery.Failed("it is not there"),
        _ => null,
    });
}

public sealed class InMemoryReportStoreContract : ReportStoreContract
{
    protected override IReportStore CreateStore() => new InMemoryReportStore();
}
