using TelemetryHex.Receiver.Operations;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Receiver.Statistics;

namespace TelemetryHex.Receiver;

/// <summary>Puts together what the page shows: the same object while nothing has changed, so that nothing is rendered twice.</summary>
internal sealed class PageReader(StatisticsReader statistics, RetentionLog log, bool isDevelopment)
{
    private Read? _last;

    /// <summary>What the page shows now.</summary>
    /// <exception cref="Ports.ReportStoreException">The statistics cannot be read.</exception>
    public async Task<PageState> ReadAsync(CancellationToken cancellation)
    {
        var snapshot = await statistics.ReadAsync(cancellation).ConfigureAwait(false);
        var entries = log.Entries;
        if (_last is { } last && ReferenceEquals(last.Snapshot, snapshot) && ReferenceEquals(last.Entries, entries))
        {
            return last.State;
        }

        var state = new PageState(
            snapshot.Published, snapshot.Today, snapshot.LastReport, snapshot.LastRollUp, snapshot.WaitingSince,
            [.. entries.Reverse().Select(entry => new RetentionLine(entry.Day, entry.FirstKept))], isDevelopment);
        _last = new Read(snapshot, entries, state);
        return state;
    }

    private sealed record Read(StatisticsSnapshot Snapshot, IReadOnlyList<RetentionEntry> Entries, PageState State);
}
