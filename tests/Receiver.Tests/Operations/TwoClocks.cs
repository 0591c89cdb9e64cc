using Microsoft.Extensions.Time.Testing;

namespace TelemetryHex.Receiver.Tests.Operations;

/// <summary>A wall clock that can be set without the monotonic one, as in reality. Timers follow the monotonic one, and go off once.</summary>
internal sealed class TwoClocks(DateTimeOffset start) : TimeProvider
{
    private readonly FakeTimeProvider _monotonic = new(start);
    private TimeSpan _offset;
    private int _timers;
    private int _fired;

    public static DateTimeOffset Noon { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => _monotonic.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _monotonic.GetUtcNow() + _offset;

    public override long GetTimestamp() => _monotonic.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new CountedTimer(this, _monotonic, callback, state, dueTime);

    /// <summary>Waits until somebody waits for time to pass.</summary>
    public async Task WaitForTimerAsync()
    {
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (Volatile.Read(ref _timers) <= 0)
        {
            (DateTime.UtcNow < deadline).Should().BeTrue("somebody waits for time to pass");
            await Task.Delay(1);
        }
    }

    /// <summary>The timers that went off so far; they do so within <see cref="Pass"/>.</summary>
    public int Fired => Volatile.Read(ref _fired);

    /// <summary>Time passes.</summary>
    public void Pass(TimeSpan time) => _monotonic.Advance(time);

    /// <summary>Somebody sets the wall clock.</summary>
    public void Jump(TimeSpan by) => _offset += by;

    private sealed class CountedTimer : ITimer
    {
        private readonly TwoClocks _clocks;
        private readonly ITimer _timer;
        private int _over;

        public CountedTimer(TwoClocks clocks, FakeTimeProvider monotonic, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            _clocks = clocks;
            _timer = monotonic.CreateTimer(
                given =>
                {
                    Interlocked.Increment(ref clocks._fired);
                    End();
                    callback(given);
                },
                state,
                dueTime,
                Timeout.InfiniteTimeSpan);

            // Only now: who saw it counted before it stood would let its time pass without it.
            Interlocked.Increment(ref clocks._timers);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => _timer.Change(dueTime, period);

        public void Dispose()
        {
            End();
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void End()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
            {
                Interlocked.Decrement(ref _clocks._timers);
            }
        }
    }
}
