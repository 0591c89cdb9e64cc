using TelemetryHex.Contracts;
using TelemetryHex.Hosting;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Hosting;

public sealed class TimeProviderClockContract : ClockContract
{
    protected override (IClock Clock, DateTimeOffset Source) CreateClock()
        => (new TimeProviderClock(TimeProvider.System), TimeProvider.System.GetUtcNow());
}
