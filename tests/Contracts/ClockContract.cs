using FluentAssertions;
using TelemetryHex.Ports;

namespace TelemetryHex.Contracts;

/// <summary>What every <see cref="IClock"/> must do. That it shows whole seconds its type sees to: no <see cref="Vocabulary.Timestamp"/> holds a fraction.</summary>
public abstract class ClockContract
{
    /// <summary>A clock, and the instant it shows now by its own source.</summary>
    protected abstract (IClock Clock, DateTimeOffset Source) CreateClock();

    /// <summary>The clock shows its source's instant in UTC, to the whole second.</summary>
    [Fact]
    public void It_shows_the_instant_of_its_source_in_utc()
    {
        var (clock, source) = CreateClock();

        clock.Now.ToDateTimeOffset().Should().BeCloseTo(source, TimeSpan.FromSeconds(2), "a report bears the instant in UTC: an hour or more between the two is a local time taken for it");
    }
}
