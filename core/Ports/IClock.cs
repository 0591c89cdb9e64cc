using TelemetryHex.Vocabulary;

namespace TelemetryHex.Ports;

/// <summary>Tells the time for a report's timestamp. The schedule runs on monotonic time instead.</summary>
public interface IClock
{
    /// <summary>The current instant, UTC, whole seconds.</summary>
    Timestamp Now { get; }
}
