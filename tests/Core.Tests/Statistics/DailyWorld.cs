using System.Numerics;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>Instances that are alike: on which of the days they report, as bits, and which label of each dimension they have on each.</summary>
internal sealed record DailyKind(int Days, long Count, int[][] LabelsOfDay);

/// <summary>A number that is published or withheld, as a sum of unknowns, and what it is in truth.</summary>
internal sealed record KnownTotal(IReadOnlyList<BigInteger> Row, long True, long? Published)
{
    /// <summary>Whether it tells of somebody and is withheld. Of nobody there is nothing to tell.</summary>
    public bool IsSecret => Published is null && True > 0;
}

/// <summary>A few days with instances, what is counted of them, and each published number as a sum of unknowns: first how many instances have which set of days, then the cells of each table.</summary>
internal sealed class DailyWorld(int[] calendar, DailyKind[] kinds, Dimension[] dimensions, int labels)
{
    private const int DaysOfWeek = 7;
    private const int DaysOfWindow = 28;

    private readonly int _sets = (1 << calendar.Length) - 1;

    private int LastDay => calendar[^1] / DaysOfWeek * DaysOfWeek + DaysOfWeek - 1;

    public int Unknowns => _sets + ((calendar.Length * dimensions.Length) + ((LastDay + 1) / DaysOfWeek)) * labels;

    public IReadOnlyList<DayRollUp> RollUps => [.. Enumerable.Range(0, LastDay + 1).Select(RollUp)];

    public IReadOnlyList<KnownTotal> Totals(PublishedStatistics published) =>
    [
        .. published.Days.SelectMany((day, index) => TotalsOf(index, day)).Where(total => total.Row.Any(set => !set.IsZero)),
        .. published.Weeks.Select((week, index) => new KnownTotal(Row(MaskOfWeek(index)), Count(MaskOfWeek(index)), week.Active)).Where(total => total.Row.Any(set => !set.IsZero)),
    ];

    public IReadOnlyList<KnownTable> Tables(PublishedStatistics published) =>
    [
        .. from place in Enumerable.Range(0, calendar.Length)
           from dimension in Enumerable.Range(0, dimensions.Length)
           select new KnownTable(
               Unknowns, _sets + ((place * dimensions.Length) + dimension) * labels, labels, Row(1 << place),
               Groups(1 << place, dimension), published.Days[calendar[place]].Groups[dimensions[dimension]]),
        .. published.Weeks.Select((week, index) => new KnownTable(
            Unknowns, _sets + ((calendar.Length * dimensions.Length) + index) * labels, labels, Row(MaskOfWeek(index)), Groups(MaskOfWeek(index), 0), week.Versions)),
    ];

    /// <summary>The sets of days whose instances a sum counts, as bits; of those only that have some.</summary>
    public long WhoIsOf(IReadOnlyList<BigInteger> row) => kinds.Where(kind => !row[kind.Days - 1].IsZero).Aggregate(0L, (sets, kind) => sets | (1L << kind.Days));

    private IEnumerable<KnownTotal> TotalsOf(int index, PublishedDay day)
    {
        var (all, window, before) = (Mask(index, index), Mask(index - DaysOfWindow + 1, index), Mask(0, index - 1));
        var (active, isNew) = (Row(all), Row(all, without: before));
        yield return new KnownTotal(active, Count(all), day.Active);
        yield return new KnownTotal(Row(window), Count(window), day.ActiveIn28Days);
        yield return new KnownTotal(isNew, Count(all, without: before), day.New);
        yield return new KnownTotal([.. active.Zip(isNew, (any, first) => any - first)], Count(all) - Count(all, without: before), day.Returning);
    }

    private DayRollUp RollUp(int day)
    {
        var groups = Array.IndexOf(calendar, day) is >= 0 and var place
            ? Enumerable.Range(0, dimensions.Length).ToDictionary(dimension => dimensions[dimension], dimension => Groups(1 << place, dimension))
            : [];
        if (day % DaysOfWeek == DaysOfWeek - 1)
        {
            groups[Dimension.Version] = Groups(MaskOfWeek(day / DaysOfWeek), 0);
        }

        return new DayRollUp
        {
            Day = PublishedOf.Monday + day,
            K = 1,
            Active = Count(Mask(day, day)),
            ActiveIn7Days = Count(Mask(day - DaysOfWeek + 1, day)),
            ActiveIn28Days = Count(Mask(day - DaysOfWindow + 1, day)),
            New = Count(Mask(day, day), without: Mask(0, day - 1)),
            Groups = groups,
        };
    }

    // Each instance by what it said last of those days.
    private IReadOnlyList<Group> Groups(int days, int dimension)
        => [.. kinds.Where(kind => (kind.Days & days) != 0)
            .GroupBy(kind => kind.LabelsOfDay[dimension][BitOperations.Log2((uint)(kind.Days & days))])
            .Select(kind => new Group(KnownTable.NameOf(kind.Key), kind.Sum(alike => alike.Count)))];

    private long Count(int days, int without = 0) => kinds.Sum(kind => (kind.Days & days) != 0 && (kind.Days & without) == 0 ? kind.Count : 0);

    private BigInteger[] Row(int days, int without = 0)
    {
        var row = new BigInteger[Unknowns];
        for (var set = 1; set <= _sets; set++)
        {
            row[set - 1] = (set & days) != 0 && (set & without) == 0 ? 1 : 0;
        }

        return row;
    }

    private int MaskOfWeek(int week) => Mask(week * DaysOfWeek, (week * DaysOfWeek) + DaysOfWeek - 1);

    private int Mask(int first, int last)
        => calendar.Select((day, place) => day >= first && day <= last ? 1 << place : 0).Sum();
}
