using TelemetryHex.Adapters.Linux;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Linux;

[Promise(
    Section.Report,
    "`cpu.frequency_mhz` is nominal or maximum, never momentary",
    Fact = nameof(HardwareProbeContract.Two_probes_of_an_unchanged_machine_agree))]
[RunsOn("Linux", "recorded machines are measured")]
public sealed class LinuxHardwareProbeContract : HardwareProbeContract
{
    protected override IHardwareProbe CreateProbe() => new LinuxHardwareProbe();
}
