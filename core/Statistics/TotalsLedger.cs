using TelemetryHex.Vocabulary;

namespace TelemetryHex.Statistics;

/// <summary>
/// The totals over spans of days that anybody knows by now, and the decision about the next one. It holds each against those before
/// it only, so that a later day never changes what was published. A day's own total is published under its own k, and every other number
/// under the strictest of the days that are compared: so no two numbers tell of fewer than any of these days was promised.
/// </summary>
internal sealed class TotalsLedger
{
    // The days on which somebody reported. Spans are compared by these alone: that a day is empty is published, and a window
    // that loses an empty day has lost nobody.
    private readonly List<UtcDay> _activeDays = [];

    // The total of each, or, where it is withheld, the most that it can be: one less than the day's own k. Another k would be no bound.
    private readonly List<long> _mostOfActiveDays = [];
    private readonly List<Total> _known = [];
    private readonly List<Total> _withheld = [];
    private int _strictest = 1;

    /// <summary>Whether the number tells of some instances, but of fewer than the strictest k of the day that is open.</summary>
    public bool IsSmall(long number) => IsSmall(number, _strictest);

    /// <summary>Opens the next day and publishes its total, or null. Totals that end before <paramref name="oldest"/> are no longer compared.</summary>
    public long? Open(UtcDay day, long count, KOfDay k, UtcDay oldest)
    {
        var start = CountBefore(oldest);
        _known.RemoveAll(total => total.End <= start);
        _withheld.RemoveAll(total => total.End <= start);
        _strictest = k.Strictest;
        long? published = IsSmall(count, k.Own) ? null : count;
        if (count != 0)
        {
            _activeDays.Add(day);
            _mostOfActiveDays.Add(published ?? k.Own - 1);
        }

        (published is null ? _withheld : _known).Add(Span(day, day, count));
        return published;
    }

    /// <summary>The number of instances of the days from <paramref name="first"/> to <paramref name="last"/>; null where it is not known.</summary>
    public long? Find(UtcDay first, UtcDay last)
    {
        var span = Span(first, last, count: 0);
        return span.Start == span.End ? 0 : _known.Find(span.IsSameSpan)?.Count;
    }

    /// <summary>Whether the total of those days was published or withheld, under whichever name.</summary>
    public bool IsDecided(UtcDay first, UtcDay last)
        => Span(first, last, count: 0) is var span && (_known.Exists(span.IsSameSpan) || _withheld.Exists(span.IsSameSpan));

    /// <summary>
    /// The count, which then is known; or null, for it or what it leads to together with the known ones is small: instances of the
    /// larger span that are not in the smaller, or, where two spans make up a third, instances that are in both; or it is so near to
    /// the most that its days can have that what is withheld of them can hardly be other than it is.
    /// </summary>
    public long? Publish(UtcDay first, UtcDay last, long count)
    {
        var total = Span(first, last, count);

        // Their ends ascend, so those with a gap to this one come first.
        var near = _known[(_known.FindLastIndex(known => known.End < total.Start) + 1)..];
        var isWithheld = IsSmall(count) || near.Exists(known => IsSmallDifference(known, total)) || HasSmallIntersection(total, near) || IsNearLimit(total);
        (isWithheld ? _withheld : _known).Add(total);
        return isWithheld ? null : count;
    }

    private static bool IsSmall(long number, int k) => Math.Abs(number) < k && number != 0;

    private bool IsSmallDifference(Total left, Total right)
        => (left.Contains(right) || right.Contains(left)) && IsSmall(left.Count - right.Count);

    // The total as the whole of two known ones, then as either part of a known whole.
    private bool HasSmallIntersection(Total total, List<Total> near)
    {
        var ends = near.FindAll(known => known.End == total.End && known.Start >= total.Start);
        return near.Exists(early => early.Start == total.Start && ends.Exists(late => total.IsUnionOf(early, late) && IsSmall(early.Count + late.Count - total.Count)))
            || near.Exists(whole => whole.Contains(total) && near.Exists(
                part => (whole.IsUnionOf(part, total) || whole.IsUnionOf(total, part)) && IsSmall(part.Count + total.Count - whole.Count)));
    }

    private bool IsNearLimit(Total total)
        => _withheld.Exists(total.Contains)
        && total.Count > _mostOfActiveDays.GetRange(total.Start, total.End - total.Start).Sum() - _strictest;

    private Total Span(UtcDay first, UtcDay last, long count) => new(CountBefore(first), CountBefore(last + 1), count);

    private int CountBefore(UtcDay day)
    {
        var index = _activeDays.BinarySearch(day);
        return index < 0 ? ~index : index;
    }

    // The active days from the one index up to, and without, the other.
    private sealed record Total(int Start, int End, long Count)
    {
        public bool Contains(Total other) => Start <= other.Start && other.End <= End;

        public bool IsSameSpan(Total other) => Start == other.Start && End == other.End;

        public bool IsUnionOf(Total early, Total late)
            => Start == early.Start && End == late.End && early.End <= End && late.Start >= Start && late.Start <= early.End;
    }
}
