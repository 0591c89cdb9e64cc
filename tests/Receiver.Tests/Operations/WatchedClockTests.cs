using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

public class WatchedClockTests
{
    private readonly TwoClocks _time = new(TwoClocks.Noon);
    private readonly RecordedLog<WatchedClock> _log = new();

    [Fact]
    public void Time_that_passes_is_believed_however_long_nobody_looks()
    {
        var clock = new WatchedClock(_time, _log, () => null);
        _time.Pass(TimeSpan.FromDays(3));
        clock.Now.ToString().Should().Be("2026-11-26T12:00:00Z");
        _log.Lines.Should().BeEmpty();
    }

    [Fact]
    public void A_clock_that_is_set_by_two_hours_is_believed_at_once()
    {
        var clock = new WatchedClock(_time, _log, () => null);
        _time.Jump(TimeSpan.FromHours(2));
        clock.Now.ToString().Should().Be("2026-11-23T14:00:00Z");
        _log.Lines.Should().BeEmpty();
    }

    [Fact]
    public void A_jump_forward_is_believed_only_after_a_steady_day_and_warned_of_once()
    {
        var clock = new WatchedClock(_time, _log, () => null);
        _time.Jump(TimeSpan.FromDays(100));
        clock.Now.ToString().Should().Be("2026-11-23T12:00:00Z");
        _time.Pass(TimeSpan.FromHours(23));
        clock.Now.ToString().Should().Be("2026-11-24T11:00:00Z");
        _log.Warnings.Should().ContainSingle().Which.Should().Contain("forward by 2400 hours");
        _time.Pass(TimeSpan.FromHours(1));
        clock.Now.ToString().Should().Be("2027-03-04T12:00:00Z");
        clock.Now.ToString().Should().Be("2027-03-04T12:00:00Z");
        _log.Warnings.Should().HaveCount(2).And.EndWith("The clock has been steady for 24 hours and is believed again");
    }

    [Fact]
    public void A_second_jump_forward_starts_the_day_anew()
    {
        var clock = new WatchedClock(_time, _log, () => null);
        _time.Jump(TimeSpan.FromDays(10));
        _ = clock.Now;
        _time.Pass(TimeSpan.FromHours(20));
        _time.Jump(TimeSpan.FromDays(10));
        _ = clock.Now;
        _time.Pass(TimeSpan.FromHours(20));
        clock.Now.ToString().Should().Be("2026-11-25T04:00:00Z");
    }

    [Fact]
    public void A_jump_that_is_taken_back_leaves_nothing()
    {
        var clock = new WatchedClock(_time, _log, () => null);
        _time.Jump(TimeSpan.FromDays(100));
        _ = clock.Now;
        _time.Jump(TimeSpan.FromDays(-100));
        clock.Now.ToString().Should().Be("2026-11-23T12:00:00Z");
        _time.Pass(TimeSpan.FromHours(30));
        clock.Now.ToString().Should().Be("2026-11-24T18:00:00Z");
        _log.Warnings.Should().HaveCount(2);
    }

    [Fact]
    public void A_jump_back_is_believed_and_warned_of_once()
    {
        var clock = new WatchedClock(_time, _log, () => null);
        _time.Jump(TimeSpan.FromDays(-5));
        clock.Now.ToString().Should().Be("2026-11-18T12:00:00Z");
        _time.Pass(TimeSpan.FromHours(1));
        clock.Now.ToString().Should().Be("2026-11-18T13:00:00Z");
        _log.Warnings.Should().ContainSingle().Which.Should().Contain("back by 120 hours");
    }

    [Fact]
    public void A_start_believes_the_clock()
    {
        _time.Jump(TimeSpan.FromDays(100));
        new WatchedClock(_time, _log, () => null).Now.ToString().Should().Be("2027-03-03T12:00:00Z");
        _log.Lines.Should().BeEmpty();
    }

    [Fact]
    public void A_machine_that_slept_is_believed_at_once()
    {
        var up = TimeSpan.FromDays(5);
        var clock = new WatchedClock(_time, _log, () => up);
        for (var night = 1; night <= 2; night++)
        {
            _time.Pass(TimeSpan.FromHours(16));
            _ = clock.Now;
            _time.Jump(TimeSpan.FromHours(8));
            up += TimeSpan.FromHours(24);

            clock.Now.Should().Be(Vocabulary.Timestamp.From(TwoClocks.Noon.AddDays(night)));
        }

        _log.Lines.Should().BeEmpty();
    }

    [Fact]
    public void Of_a_jump_in_a_sleep_only_the_sleep_is_believed()
    {
        var up = TimeSpan.FromDays(5);
        var clock = new WatchedClock(_time, _log, () => up);
        _time.Jump(TimeSpan.FromDays(100));
        up += TimeSpan.FromHours(8);

        clock.Now.ToString().Should().Be("2026-11-23T20:00:00Z");
        _log.Warnings.Should().ContainSingle().Which.Should().Contain("forward by 2392 hours");
    }

    [Fact]
    public void Linux_says_how_long_it_is_up_and_other_systems_are_not_asked()
        => (SystemUptime.Read() > TimeSpan.Zero).Should().Be(OperatingSystem.IsLinux());
}
