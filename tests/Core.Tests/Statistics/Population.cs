using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>Instances by the days on which they report: bit <c>n</c> of a pattern is the n-th day. Counted here by sets of days, as no receiver does.</summary>
internal sealed record Population(UtcDay First, int Days, IReadOnlyList<(ulong Pattern, long Count)> Instances)
{
    public IReadOnlyList<DayRollUp> RollUps => [.. Enumerable.Range(0, Days).Select(RollUp)];

    /// <summary>The days from <paramref name="from"/> to <paramref name="to"/> on which somebody reported; indices outside the population's days hold nobody.</summary>
    public ulong ActiveDays(int from, int to)
    {
        var days = 0UL;
        for (var day = Math.Max(0, from); day <= Math.Min(to, Days - 1); day++)
        {
            days |= Count(1UL << day) > 0 ? 1UL << day : 0;
        }

        return days;
    }

    /// <summary>Instances that reported on any of those days.</summary>
    public long Count(ulong days) => Instances.Sum(instance => (instance.Pattern & days) != 0 ? instance.Count : 0);

    public long New(int day) => Count(1UL << day) - Returning(day);

    public long Returning(int day) => Instances.Sum(instance => (instance.Pattern & (1UL << day)) != 0 && (instance.Pattern & Span(0, day - 1)) != 0 ? instance.Count : 0);

    private static ulong Span(int from, int to)
    {
        var span = 0UL;
        for (var day = Math.Max(0, from); day <= to; day++)
        {
            span |= 1UL << day;
        }

        return span;
    }

    private DayRollUp RollUp(int day) => new()
    {
        Day = First + day,
        K = 1,
        Active = Count(1UL << day),
        ActiveIn7Days = Count(Span(day - 6, day)),
        ActiveIn28Days = Count(Span(day - 27, day)),
        New = New(day),
        Groups = new Dictionary<Dimension, IReadOnlyList<Group>>(),
    };
}
