using FluentAssertions;
using TelemetryHex.Ports;

namespace TelemetryHex.Contracts;

/// <summary>What every <see cref="IClock"/> must do.</summary>
public abstract class ClockContract
{
    /// <summary>A clock, and the instant it shows now by its own source.</summary>
    protected abstract (IClock Clock, DateTimeOffset Source) CreateClock();

    /// <summary>The clock shows its source's instant in UTC, to the whole second.</summary>
    [ContractFact]
    public void It_shows_the_instant_of_its_source_in_utc()
    {
        var (clock, source) = CreateClock();

        clock.Now.ToDateTimeOffset().Should().BeCloseTo(source, TimeSpan.FromSeconds(2));
        clock.Now.ToDateTimeOffset().Offset.Should().Be(TimeSpan.Zero);
    }

    /// <summary>A clock that stands still between two readings shows the same second.</summary>
    [ContractFact]
    public void It_shows_whole_seconds()
        => CreateClock().Clock.Now.ToDateTimeOffset().Ticks.Should().Match(ticks => ticks % TimeSpan.TicksPerSecond == 0);
}
