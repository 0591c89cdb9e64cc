using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Contracts.Fakes;

/// <summary>Keeps reports as they come, and counts them the plain way: for tests, and to hold other stores against.</summary>
public sealed class InMemoryReportStore : IReportStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Pseudonym, SortedDictionary<UtcDay, MachineShape>> _reports = [];
    private readonly SortedDictionary<UtcDay, DayRollUp> _rollUps = [];

    /// <inheritdoc/>
    public Task AppendAsync(UtcDay day, IReadOnlyList<PseudonymousReport> reports, CancellationToken cancellation) => Locked(() =>
    {
        foreach (var report in reports)
        {
            ReportsOf(report.Pseudonyms)[_rollUps.Count > 0 ? UtcDay.Later(day, _rollUps.Keys.Last() + 1) : day] = report.Shape;
        }

        return 0;
    });

    /// <inheritdoc/>
    public Task EraseAsync(IReadOnlyList<Pseudonym> pseudonyms, CancellationToken cancellation)
        => Locked(() => pseudonyms.Count(_reports.Remove));

    /// <inheritdoc/>
    public Task SettleAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task PurgeAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<int> CloseAsync(UtcDay today, int k, CancellationToken cancellation) => Locked(() =>
    {
        var closed = 0;
        for (var day = FirstOpen; day < today; day += 1)
        {
            _rollUps[day.Value] = DayRollUp.Of(Count(day.Value), k);
            closed++;
        }

        return closed;
    });

    /// <inheritdoc/>
    public Task<long> RetainAsync(UtcDay firstKept, CancellationToken cancellation) => Locked(() =>
    {
        var deleted = 0L;
        foreach (var (pseudonym, days) in _reports.ToArray())
        {
            deleted += days.Keys.Where(day => day < firstKept && day < FirstOpen).ToArray().Count(days.Remove);
            if (days.Count == 0)
            {
                _reports.Remove(pseudonym);
            }
        }

        return deleted;
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<DayRollUp>> ReadRollUpsAsync(UtcDay first, UtcDay last, CancellationToken cancellation)
        => Locked<IReadOnlyList<DayRollUp>>(() => [.. _rollUps.Values.Where(rollUp => rollUp.Day >= first && rollUp.Day <= last)]);

    /// <inheritdoc/>
    public Task<DayCount> CountAsync(UtcDay day, CancellationToken cancellation) => Locked(() => Count(day));

    private UtcDay? FirstOpen => _rollUps.Count > 0 ? _rollUps.Keys.Last() + 1
        : _reports.Count > 0 ? _reports.Values.Min(days => days.Keys.First()) : null;

    private SortedDictionary<UtcDay, MachineShape> ReportsOf(IReadOnlyList<Pseudonym> pseudonyms)
    {
        var known = pseudonyms.Where(_reports.ContainsKey).Select(pseudonym => (Pseudonym?)pseudonym).FirstOrDefault();
        var reports = known is { } earlier && _reports.Remove(earlier, out var kept) ? kept : [];
        return _reports[pseudonyms[0]] = reports;
    }

    private DayCount Count(UtcDay day) => new()
    {
        Day = day,
        ActiveIn7Days = _reports.Values.Count(days => IsActive(days, day, 7)),
        ActiveIn28Days = _reports.Values.Count(days => IsActive(days, day, 28)),
        New = _reports.Values.Count(days => days.Keys.First() == day),
        Shapes = Shapes(_reports.Values.Where(days => days.ContainsKey(day)).Select(days => days[day])),
        ShapesOfWeek = day != day.Monday + 6 ? [] : Shapes(
            _reports.Values.Where(days => IsActive(days, day, 7)).Select(days => days.Last(report => report.Key <= day).Value)),
    };

    private static bool IsActive(SortedDictionary<UtcDay, MachineShape> days, UtcDay last, int length)
        => days.Keys.Any(day => day <= last && day > last - length);

    private static List<ShapeCount> Shapes(IEnumerable<MachineShape> shapes)
        => [.. shapes.GroupBy(shape => shape).Select(same => new ShapeCount(same.Key, same.Count()))];

    private Task<T> Locked<T>(Func<T> act)
    {
        lock (_lock)
        {
            return Task.FromResult(act());
        }
    }
}
