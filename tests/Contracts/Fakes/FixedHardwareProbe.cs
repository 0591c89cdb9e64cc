using TelemetryHex.Ports;

namespace TelemetryHex.Contracts.Fakes;

/// <summary>A machine that is always the same.</summary>
public sealed class FixedHardwareProbe(MachineFacts facts) : IHardwareProbe
{
    /// <inheritdoc/>
    public MachineFacts Probe() => facts;
}
