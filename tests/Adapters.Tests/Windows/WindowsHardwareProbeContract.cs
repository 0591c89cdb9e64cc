using System.Runtime.Versioning;
using TelemetryHex.Adapters.Windows;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Windows;

[RunsOn("Windows", "Wine runs it (see WineTests), and recorded answers are decoded everywhere")]
[SupportedOSPlatform("windows")]
public sealed class WindowsHardwareProbeContract : HardwareProbeContract
{
    protected override IHardwareProbe CreateProbe() => new WindowsHardwareProbe();
}
