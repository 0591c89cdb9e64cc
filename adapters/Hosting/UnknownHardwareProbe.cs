using TelemetryHex.Ports;

namespace TelemetryHex.Hosting;

/// <summary>The probe for a system without one: every figure is unknown, none is guessed.</summary>
internal sealed class UnknownHardwareProbe : IHardwareProbe
{
    public MachineFacts Probe() => MachineFacts.Unknown;
}
