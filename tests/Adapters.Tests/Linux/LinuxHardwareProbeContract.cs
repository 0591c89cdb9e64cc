using TelemetryHex.Adapters.Linux;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Linux;

[RunsOn("Linux", "recorded machines are measured")]
public sealed class LinuxHardwareProbeContract : HardwareProbeContract
{
    protected override IHardwareProbe CreateProbe() => new LinuxHardwareProbe();
}
