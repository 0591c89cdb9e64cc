using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Statistics;

/// <summary>
/// Reads the published statistics. Who asks gets what is at hand: where that is old, it is read anew, and who asks waits a moment for it and
/// no longer, however many reports a day has; unless what is at hand is of another day or hours old, which nobody is given. Today is counted once an hour: who saw every step of its numbers would see single reports.
/// </summary>
internal sealed class StatisticsReader(IReportStore store, IClock clock, int k, int leastK, TimeProvider time)
{
    // Where every number is published anyhow, nobody needs to wait for it.
    private readonly TimeSpan _fresh = k == 1 ? TimeSpan.FromSeconds(1) : TimeSpan.FromHours(1);
    private static readonly TimeSpan OfNobody = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan MostAge = TimeSpan.FromHours(2);

    private readonly Lock _asking = new();
    private List<DayRollUp> _closed = [];
    private Task<StatisticsSnapshot>? _reading;
    private StatisticsSnapshot? _last;
    private long _readAt;
    private bool _isRenewed;

    /// <summary>The statistics.</summary>
    /// <exception cref="ReportStoreException">They cannot be read, and were not today or in the last two hours.</exception>
    public async Task<StatisticsSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var (last, reading) = Begin();
        if (last is null)
        {
            return await reading.WaitAsync(cancellation).ConfigureAwait(false);
        }

        await Task.WhenAny(reading, Task.Delay(Patience, time, cancellation)).ConfigureAwait(false);
        return reading.IsCompletedSuccessfully ? await reading.ConfigureAwait(false) : last;
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

    /// <summary>Has it read anew for the next who asks, since days were closed; until that is done what is at hand serves.</summary>
    public void Renew()
    {
        lock (_asking)
        {
            _isRenewed = true;
        }
    }

    private (StatisticsSnapshot? Last, Task<StatisticsSnapshot> Reading) Begin()
    {
        lock (_asking)
        {
            var age = time.GetElapsedTime(_readAt);
            var isOfToday = _last?.Today == UtcDay.Of(clock.Now);
            if (_reading is null || (_reading.IsCompleted && (!_reading.IsCompletedSuccessfully || !isOfToday || _isRenewed || age >= FreshOf(_last))))
            {
                _isRenewed = false;
                _reading = Task.Run(ReadNowAsync);
            }

            return (isOfToday && age <= MostAge ? _last : null, _reading);
        }
    }

    // Where nobody ever reported there is nobody whom a step of the numbers could tell of but the first, who is told of anyhow.
    private TimeSpan FreshOf(StatisticsSnapshot? last) => last?.LastReport is null ? OfNobody : _fresh;

    private async Task<StatisticsSnapshot> ReadNowAsync()
    {
        var known = _closed;
        var today = UtcDay.Of(clock.Now);
        var closed = await store.ReadRollUpsAsync(known.Count > 0 ? known[^1].Day + 1 : default, today, CancellationToken.None).ConfigureAwait(false);
        var count = await store.CountAsync(today, CancellationToken.None).ConfigureAwait(false);
        known.AddRange(closed);
        var unclosed = new UnclosedDays(store, count, known.Count > 0 ? known[^1].Day + 1 : RetentionPolicy.FirstKept(today));
        var snapshot = new StatisticsSnapshot
        {
            Today = today,
            Published = UsageStatistics.Publish(known, count, k, leastK),
            LastReport = await unclosed.FindLastAsync().ConfigureAwait(false) ?? known.FindLast(day => day.Active > 0)?.Day,
            LastRollUp = known.Count > 0 ? known[^1].Day : null,
            WaitingSince = known.Count > 0 ? null : await unclosed.FindFirstAsync().ConfigureAwait(false),
        };
        lock (_asking)
        {
            // What was begun before the store was replaced is told to who waits for it, and to nobody else.
            if (ReferenceEquals(known, _closed))
            {
                (_last, _readAt) = (snapshot, time.GetTimestamp());
            }
        }

        return snapshot;
    }
}
