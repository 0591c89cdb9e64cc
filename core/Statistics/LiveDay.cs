namespace TelemetryHex.Statistics;

/// <summary>
/// The day that is not closed yet: how many were active, in multiples of k, and no more. Its number is published exactly at midnight, if it is
/// no smaller than k, so an earlier multiple tells nobody apart, as long as nobody sees the moment of a step, when the multiple is exact: who
/// does, learns at midnight how many of the closed day reported after it. So count the day at fixed times, an hour apart for instance, and not
/// at each look. Its groups, its new ones and its window would tell what the closed day withholds: that a group of k was folded tells of a smaller one.
/// </summary>
internal static class LiveDay
{
    /// <summary>The day; with a <paramref name="k"/> of 1, everything of it, exactly.</summary>
    public static PublishedDay Of(DayCount day, int k)
    {
        var active = day.Shapes.Sum(shape => shape.Count);
        return k == 1 ? Whole(day, active) : new PublishedDay
        {
            Day = day.Day,
            K = k,
            Active = active - (active % k),
            ActiveIn28Days = null,
            New = null,
            Returning = null,
            Groups = Grouping.Dimensions.ToDictionary(dimension => dimension, _ => (IReadOnlyList<Group>)[]),
        };
    }

    private static PublishedDay Whole(DayCount day, long active) => new()
    {
        Day = day.Day,
        K = 1,
        Active = active,
        ActiveIn28Days = day.ActiveIn28Days,
        New = day.New,
        Returning = active - day.New,
        Groups = Grouping.Dimensions.ToDictionary(dimension => dimension, dimension => LabelLimit.Fold(Grouping.GroupsOf(dimension, day.Shapes), DayRollUp.MostLabels)),
    };
}
