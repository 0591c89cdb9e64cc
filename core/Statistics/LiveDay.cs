namespace TelemetryHex.Statistics;

/// <summary>
/// The day that is not closed yet, in multiples of k: two looks at it differ by nothing or by at least k. Each number stands for k
/// exact ones, so no difference to a closed day's number isolates anybody, as long as nobody sees the moment of a step, when the
/// multiple is exact: who does, learns at midnight how many of the closed day reported after it. So count the day at fixed
/// times, an hour apart for instance, and not at each look.
/// </summary>
internal static class LiveDay
{
    /// <summary>The day, each number rounded down to a multiple of <paramref name="k"/>; groups of which nothing remains, or that are too many, are left out.</summary>
    public static PublishedDay Of(DayCount day, int k)
    {
        var active = day.Shapes.Sum(shape => shape.Count);
        return new PublishedDay
        {
            Day = day.Day,
            Active = Round(active, k),
            ActiveIn28Days = Round(day.ActiveIn28Days, k),
            New = Round(day.New, k),
            Returning = Round(active - day.New, k),
            Groups = Grouping.Dimensions.ToDictionary(dimension => dimension, dimension => Table(day, dimension, k)),
        };
    }

    // Sorted and cut anew: the order of the exact counts would tell which of two equal multiples is the greater.
    private static IReadOnlyList<Group> Table(DayCount day, Dimension dimension, int k)
    {
        var table = Grouping.GroupsOf(dimension, day.Shapes)
            .Select(group => group with { Count = Round(group.Count, k) })
            .Where(group => group.Count > 0)
            .OrderBy(group => group.Label == Group.Other)
            .ThenByDescending(group => group.Count)
            .ThenBy(group => group.Label, StringComparer.Ordinal)
            .ToList();
        return [.. table.Take(DayRollUp.MostLabels).Where(group => table.Count <= DayRollUp.MostLabels || group.Count > table[DayRollUp.MostLabels].Count)];
    }

    private static long Round(long count, int k) => count - (count % k);
}
