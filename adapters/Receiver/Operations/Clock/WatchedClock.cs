using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// The wall clock, watched by the monotonic one. A jump forward is not believed until both have agreed for a day, or the process is started
/// again: till then time goes on from where it was, so that no day is closed, no report deleted, no key destroyed, and none dated into a
/// future in which nothing would ever delete it. A jump back is believed, and said. A machine that slept has not jumped. Called from any thread.
/// </summary>
/// <param name="time">Both clocks.</param>
/// <param name="logger">Told of each jump once.</param>
/// <param name="uptime">How long the machine is up, its sleep included; null where that is not known. Asked when the clocks disagree.</param>
internal sealed class WatchedClock(TimeProvider time, ILogger<WatchedClock> logger, Func<TimeSpan?> uptime) : IClock
{
    private readonly long _start = time.GetTimestamp();
    private TimeSpan? _slept = uptime();
    private readonly Lock _watching = new();
    private DateTimeOffset _wall = time.GetUtcNow();
    private long _stamp = time.GetTimestamp();
    private TimeSpan _doubted;
    private long _doubtedSince;

    /// <summary>The greatest step that is not a jump: what a clock that is set is allowed.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromHours(2);

    /// <summary>How long both clocks must agree before a jump forward is believed.</summary>
    public static TimeSpan Probation { get; } = TimeSpan.FromHours(24);

    /// <summary>The time as it is believed.</summary>
    public Timestamp Now
    {
        get
        {
            lock (_watching)
            {
                Watch();
                return Timestamp.From(_wall - _doubted);
            }
        }
    }

    private void Watch()
    {
        var (wall, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        var jump = wall - _wall - time.GetElapsedTime(_stamp, stamp);
        (_wall, _stamp) = (wall, stamp);
        if (jump > Tolerance)
        {
            jump -= TakeSleep(stamp);
        }

        if (jump > Tolerance)
        {
            _doubted += jump;
            _doubtedSince = stamp;
            logger.ClockJumpedForward(Math.Round(jump.TotalHours, 1));
        }
        else if (jump < -Tolerance)
        {
            JumpBack(jump, stamp);
        }
        else if (_doubted > TimeSpan.Zero && time.GetElapsedTime(_doubtedSince, stamp) >= Probation)
        {
            _doubted = TimeSpan.Zero;
            logger.ClockBelieved();
        }
    }

    // What the machine is longer up than the monotonic clock ran, since it was asked last.
    private TimeSpan TakeSleep(long stamp)
    {
        var before = _slept;
        _slept = uptime() - time.GetElapsedTime(_start, stamp);
        return _slept - before is { } sleep && sleep > TimeSpan.Zero ? sleep : TimeSpan.Zero;
    }

    private void JumpBack(TimeSpan jump, long stamp)
    {
        logger.ClockJumpedBack(Math.Round(-jump.TotalHours, 1));
        _doubted += jump;
        _doubtedSince = stamp;
        if (_doubted <= Tolerance)
        {
            _doubted = TimeSpan.Zero;
        }
    }
}
