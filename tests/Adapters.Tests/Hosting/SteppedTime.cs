using Microsoft.Extensions.Time.Testing;

namespace TelemetryHex.Adapters.Tests.Hosting;

/// <summary>
/// Time that a test moves: the wall clock apart from monotonic time, which a fake of both in one cannot do. It tells when the
/// schedule has gone to sleep, so that a test never moves time under its feet.
/// </summary>
internal sealed class SteppedTime : TimeProvider
{
    // Longer than any deadline of an attempt, so that only the schedule's own wait counts.
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 1, 20, 10, 30, 0, TimeSpan.Zero));
    private readonly SemaphoreSlim _sleeping = new(0);
    private TimeSpan _wallOffset;
    private TimeSpan _frozen;
    private readonly SemaphoreSlim _guarded = new(0);
    private readonly SemaphoreSlim _awake = new(0);
    private int _timers;

    /// <summary>How many timers have been made in all.</summary>
    public int Timers => _timers;

    public TimeSpan LastWait { get; private set; }

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow() + _wallOffset;

    public override long GetTimestamp() => _time.GetTimestamp() + (long)(_frozen.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _time.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _timers);
        if (dueTime > LongWait)
        {
            LastWait = dueTime;
            _sleeping.Release();
            return new LongTimer(timer, _awake);
        }
        else
        {
            _guarded.Release();
        }

        return timer;
    }

    /// <summary>Waits until the schedule sleeps, then lets monotonic time and the wall clock pass.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        await SleepingAsync();
        Pass(span);
    }

    /// <summary>Lets monotonic time and the wall clock pass, whatever the schedule does.</summary>
    public void Pass(TimeSpan span) => _time.Advance(span);

    /// <summary>The process is frozen while so much time passes, and wakes to a timer that is long overdue.</summary>
    public async Task FreezeAsync(TimeSpan span)
    {
        await SleepingAsync();
        _frozen += span - LastWait;
        _time.Advance(LastWait);
    }

    /// <summary>Somebody sets the wall clock; monotonic time knows nothing of it.</summary>
    public void SetWallClock(TimeSpan jump) => _wallOffset += jump;

    /// <summary>Waits until an attempt is under way and its deadline is set.</summary>
    public async Task UnderWayAsync()
        => (await _guarded.WaitAsync(Patience)).Should().BeTrue("an attempt should be under way");

    public async Task SleepingAsync()
        => (await _sleeping.WaitAsync(Patience)).Should().BeTrue("the schedule should have gone to sleep");

    /// <summary>Waits until the schedule sleeps no more, because it was due or because it was ended.</summary>
    public async Task AwakeAsync()
        => (await _awake.WaitAsync(Patience)).Should().BeTrue("the schedule should have woken up");

    public static TimeSpan Patience => TimeSpan.FromSeconds(60);

    private sealed class LongTimer(ITimer timer, SemaphoreSlim awake) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            awake.Release();
        }

        public async ValueTask DisposeAsync()
        {
            await timer.DisposeAsync();
            awake.Release();
        }
    }
}
