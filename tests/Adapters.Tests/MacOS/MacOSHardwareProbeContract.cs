using System.Runtime.Versioning;
using TelemetryHex.Adapters.MacOS;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.MacOS;

[RunsOn("macOS", "recorded answers stand in for a Mac")]
[SupportedOSPlatform("macos")]
public sealed class MacOSHardwareProbeContract : HardwareProbeContract
{
    protected override IHardwareProbe CreateProbe() => new MacOSHardwareProbe();
}
