using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Contracts.Fakes;

/// <summary>A clock that stands still.</summary>
public sealed class FixedClock(DateTimeOffset instant) : IClock
{
    /// <inheritdoc/>
    public Timestamp Now => Timestamp.From(instant);
}
