namespace TelemetryHex.Ports;

/// <summary>Measures the machine: its own processors and memory, not what is left of them to this process.</summary>
public interface IHardwareProbe
{
    /// <summary>
    /// Measures now. What the machine does not tell is null; no answer of the machine, however odd, is an exception.
    /// Two calls on an unchanged machine give equal facts.
    /// </summary>
    MachineFacts Probe();
}
