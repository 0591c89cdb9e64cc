using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Statistics;

/// <summary>
/// Reads the published statistics. Who asks gets what is at hand: where that is old, it is read anew, and who asks waits a moment for it and
/// no longer, however many reports a day has. What is of another day or hours old nobody is given: who asks then gets the closed days, without
/// today while that is counted. Today is counted once an hour: who saw every step of its numbers would see single reports.
/// </summary>
internal sealed class StatisticsReader(IReportStore store, IClock clock, int k, int leastK, TimeProvider time)
{
    // Where every number is published anyhow, nobody needs to wait for it.
    private readonly TimeSpan _fresh = k == 1 ? TimeSpan.FromSeconds(1) : TimeSpan.FromHours(1);
    private static readonly TimeSpan OfNobody = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan MostAge = TimeSpan.FromHours(2);

    private readonly Lock _asking = new();

    // Each read makes another list, which nobody changes.
    private List<DayRollUp> _closed = [];
    private Reading? _reading;
    private StatisticsSnapshot? _last;
    private DayCount? _count;
    private long _readAt;
    private bool _isRenewed;

    /// <summary>The statistics; of the closed days alone where nothing is at hand and today is not counted within a moment. Where no day is closed, all wait for that.</summary>
    /// <exception cref="ReportStoreException">They cannot be read, and were not today or in the last two hours.</exception>
    public async Task<StatisticsSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var (last, reading) = Begin();
        await Task.WhenAny(reading.Whole, reading.Moment.WaitAsync(cancellation)).ConfigureAwait(false);
        return reading.Whole.IsCompletedSuccessfully ? await reading.Whole.ConfigureAwait(false)
            : last is not null ? last
            : reading.Whole.IsCompleted || reading.IsAfterFailure || await reading.OfClosedDays.WaitAsync(cancellation).ConfigureAwait(false) is not { } closed
                ? await reading.Whole.WaitAsync(cancellation).ConfigureAwait(false)
                : closed.Value;
    }

    /// <summary>Forgets what it read, since another database took the store's place.</summary>
    public void Forget()
    {
        lock (_asking)
        {
            _closed = [];
            _last = null;
            _reading = null;
        }
    }

    /// <summary>Has the closed days read anew for the next who asks, since there are more; until that is done what is at hand serves. Today is not counted for it.</summary>
    public void Renew()
    {
        lock (_asking)
        {
            _isRenewed = true;
        }
    }

    private (StatisticsSnapshot? Last, Reading Reading) Begin()
    {
        lock (_asking)
        {
            var (age, today) = (time.GetElapsedTime(_readAt), UtcDay.Of(clock.Now));
            var isOfToday = _last?.Today == today;
            if (_reading is null || (_reading.Today != today && !isOfToday) || (_reading.Whole.IsCompleted && (!_reading.Whole.IsCompletedSuccessfully || !isOfToday || _isRenewed || age >= FreshOf(_last))))
            {
                // What was closed since does not count today anew before its hour.
                var counted = _isRenewed && isOfToday && age < FreshOf(_last) ? _count : null;
                var (before, hasFailed) = (_closed, _reading is { } previous && (previous.Whole.IsFaulted || (previous.IsAfterFailure && !previous.Whole.IsCompleted)));
                _isRenewed = false;
                var closed = Task.Run(() => ReadClosedAsync(before, today));
                _reading = new Reading(today, hasFailed, Task.Delay(Patience, time), OfClosedDaysAsync(closed, today), CountAsync(closed, today, counted));
            }

            return (isOfToday && age <= MostAge ? _last : null, _reading);
        }
    }

    // Where nobody ever reported there is nobody whom a step of the numbers could tell of but the first, who is told of anyhow.
    private TimeSpan FreshOf(StatisticsSnapshot? last) => last?.LastReport is null ? OfNobody : _fresh;

    private async Task<List<DayRollUp>> ReadClosedAsync(List<DayRollUp> before, UtcDay today)
    {
        var read = await store.ReadRollUpsAsync(before is [.., var latest] ? latest.Day + 1 : default, today, CancellationToken.None).ConfigureAwait(false);
        List<DayRollUp> closed = [.. before, .. read];
        lock (_asking)
        {
            // What was begun before the store was replaced is told to who waits for it, and to nobody else.
            _closed = ReferenceEquals(before, _closed) ? closed : _closed;
        }

        return closed;
    }

    private async Task<Lazy<StatisticsSnapshot>?> OfClosedDaysAsync(Task<List<DayRollUp>> reading, UtcDay today)
        => await reading.ConfigureAwait(false) is { Count: > 0 } closed ? new(() => SnapshotOf(closed, today, count: null, LastReportOf(closed), waitingSince: null)) : null;

    private async Task<StatisticsSnapshot> CountAsync(Task<List<DayRollUp>> reading, UtcDay today, DayCount? counted)
    {
        var closed = await reading.ConfigureAwait(false);
        var count = counted ?? await store.CountAsync(today, CancellationToken.None).ConfigureAwait(false);
        var unclosed = new UnclosedDays(store, count, closed is [.., var latest] ? latest.Day + 1 : RetentionPolicy.FirstKept(today));
        var snapshot = SnapshotOf(
            closed,
            today,
            count,
            await unclosed.FindLastAsync().ConfigureAwait(false) ?? LastReportOf(closed),
            closed.Count > 0 ? null : await unclosed.FindFirstAsync().ConfigureAwait(false));
        lock (_asking)
        {
            if (ReferenceEquals(closed, _closed))
            {
                (_last, _count, _readAt) = (snapshot, count, counted is null ? time.GetTimestamp() : _readAt);
            }
        }

        return snapshot;
    }

    private StatisticsSnapshot SnapshotOf(List<DayRollUp> closed, UtcDay today, DayCount? count, UtcDay? lastReport, UtcDay? waitingSince) => new()
    {
        Today = today,
        Published = UsageStatistics.Publish(closed, count, k, leastK),
        LastReport = lastReport,
        LastRollUp = closed is [.., var last] ? last.Day : null,
        WaitingSince = waitingSince,
    };

    private static UtcDay? LastReportOf(List<DayRollUp> closed) => closed.FindLast(day => day.Active > 0)?.Day;

    /// <param name="Today">The day that is counted.</param>
    /// <param name="IsAfterFailure">Whether the one before failed: who asks then is told how this one ends, and not that it goes on.</param>
    /// <param name="Moment">How long who asks waits for the whole.</param>
    /// <param name="OfClosedDays">What the closed days tell; null where there are none.</param>
    /// <param name="Whole">The same with today.</param>
    private sealed record Reading(UtcDay Today, bool IsAfterFailure, Task Moment, Task<Lazy<StatisticsSnapshot>?> OfClosedDays, Task<StatisticsSnapshot> Whole);
}
