using TelemetryHex.Payload;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Reporting;

/// <summary>Makes reports from an id, an instant and a probe's facts.</summary>
public sealed class ReportFactory
{
    private readonly OsInfo _os;

    /// <summary>A factory for one product on one runtime.</summary>
    public ReportFactory(ProductVersion product, OsName name, RuntimeVersion runtime, Architecture architecture)
    {
        Product = product;
        _os = new OsInfo
        {
            Name = name,
            Version = runtime,
            Architecture = architecture,
            Platform = new Platform(name, runtime, architecture),
        };
    }

    /// <summary>The version of the product that the reports speak of.</summary>
    public ProductVersion Product { get; }

    /// <summary>Makes a report.</summary>
    /// <param name="id">The id of this installation.</param>
    /// <param name="made">The instant at which the report is made.</param>
    /// <param name="machine">The probe's facts. More cores than threads is a contradiction, so the cores are then unknown.</param>
    public Report Create(InstanceId id, Timestamp made, MachineFacts machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return new Report
        {
            InstanceId = id,
            Timestamp = made,
            LiftbridgeVersion = Product,
            Os = _os,
            Cpu = new CpuInfo
            {
                PhysicalCores = machine.PhysicalCores > machine.LogicalCores ? null : machine.PhysicalCores,
                LogicalCores = machine.LogicalCores,
                FrequencyMhz = machine.Frequency,
            },
            Memory = new MemoryInfo { TotalGb = machine.TotalMemory },
        };
    }
}
