using TelemetryHex.Ports;

namespace TelemetryHex.Hosting;

/// <summary>The probe for a system that has none: it knows nothing, and guesses nothing.</summary>
internal sealed class UnknownHardwareProbe : IHardwareProbe
{
    public MachineFacts Probe() => MachineFacts.Unknown;
}
