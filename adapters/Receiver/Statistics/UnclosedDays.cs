using TelemetryHex.Ports;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Statistics;

/// <summary>Which days have reports and were never closed. A count tells of the 28 days that end with its own, so that few are needed.</summary>
/// <param name="store">Counts the days.</param>
/// <param name="today">Today's count, which is at hand.</param>
/// <param name="first">The first day to look at.</param>
internal sealed class UnclosedDays(IReportStore store, DayCount today, UtcDay first)
{
    private const int Window = 28;

    /// <summary>The last of them, which may be today; null where there is none.</summary>
    public async Task<UtcDay?> FindLastAsync()
    {
        var count = today;
        while (count.Shapes.Count == 0)
        {
            var day = count.Day - (count.ActiveIn28Days > 0 ? 1 : Window);
            if (day < first)
            {
                return null;
            }

            count = await store.CountAsync(day, CancellationToken.None).ConfigureAwait(false);
        }

        return count.Day;
    }

    /// <summary>The first of them, which may be today; null where there is none. No day may be closed, or it is among them.</summary>
    public async Task<UtcDay?> FindFirstAsync()
    {
        UtcDay? last = null;
        for (var day = today.Day; day >= first; day -= Window)
        {
            last = await IsWindowActiveAsync(day).ConfigureAwait(false) ? day : last;
        }

        if (last is not { } high)
        {
            return null;
        }

        // The earliest window that has reports: each shorter one at its beginning has them too, from the first of them on.
        for (var low = high - (Window - 1); low < high;)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = await IsWindowActiveAsync(middle).ConfigureAwait(false) ? (low, middle) : (middle + 1, high);
        }

        return high;
    }

    private async Task<bool> IsWindowActiveAsync(UtcDay day)
        => (day == today.Day ? today : await store.CountAsync(day, CancellationToken.None).ConfigureAwait(false)).ActiveIn28Days > 0;
}
