using TelemetryHex.Payload;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Reporting;

/// <summary>Puts a report together of what is known.</summary>
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
    /// <param name="made">When the report is made.</param>
    /// <param name="machine">What the probe learned; more cores than threads is no knowledge, so the cores are then unknown.</param>
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
