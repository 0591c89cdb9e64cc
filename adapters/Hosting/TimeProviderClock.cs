using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Hosting;

/// <summary>The clock that a <see cref="TimeProvider"/> keeps.</summary>
public sealed class TimeProviderClock(TimeProvider time) : IClock
{
    /// <inheritdoc/>
    public Timestamp Now => Timestamp.From(time.GetUtcNow());
}
