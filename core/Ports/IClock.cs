using TelemetryHex.Vocabulary;

namespace TelemetryHex.Ports;

/// <summary>Says what time it is, for the report's timestamp. The schedule does not ask it: it runs on monotonic time.</summary>
public interface IClock
{
    /// <summary>The current instant, UTC, whole seconds.</summary>
    Timestamp Now { get; }
}
