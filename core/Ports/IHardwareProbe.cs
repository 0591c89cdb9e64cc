namespace TelemetryHex.Ports;

/// <summary>Measures the machine's own processors and memory, not this process's share of them.</summary>
public interface IHardwareProbe
{
    /// <summary>
    /// Measures now. A fact that the machine does not tell is null; no answer of the machine, however odd, is an exception.
    /// Two calls on an unchanged machine give equal facts.
    /// </summary>
    MachineFacts Probe();
}
