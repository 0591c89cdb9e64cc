using TelemetryHex.Contracts;
using TelemetryHex.Hosting;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Hosting;

public sealed class UnknownHardwareProbeContract : HardwareProbeContract
{
    protected override bool MeasuresThisMachine => false;

    protected override IHardwareProbe CreateProbe() => new UnknownHardwareProbe();
}
