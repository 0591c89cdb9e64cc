using TelemetryHex.Intake;

namespace TelemetryHex.Statistics;

/// <summary>What of the counts anybody may know: one function for page, JSON and CSV.</summary>
public static class UsageStatistics
{
    private const int DaysOfWeek = 7;
    private const int DaysOfWindow = 28;

    /// <summary>
    /// Publishes all closed days. What is published of a day depends on that day and those before it, never on a later one,
    /// hence never on what is asked for: <see cref="PublishedStatistics.Slice"/> cuts afterwards.
    /// </summary>
    /// <param name="rollUps">The roll-ups of all closed days, ascending. Before the first, nobody reported.</param>
    /// <param name="today">The day that is not closed yet, or null.</param>
    /// <param name="k">The least number of instances that a number may tell of; with 1 everything is exact.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is under 1.</exception>
    /// <exception cref="ArgumentException">The roll-ups are not ascending.</exception>
    public static PublishedStatistics Publish(IReadOnlyList<DayRollUp> rollUps, DayCount? today, int k)
    {
        ArgumentNullException.ThrowIfNull(rollUps);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var totals = new TotalsLedger(k);
        var days = new List<PublishedDay>(rollUps.Count);
        var weeks = new List<PublishedWeek>((rollUps.Count / DaysOfWeek) + 1);
        foreach (var rollUp in rollUps)
        {
            if (days is [.., var previous] && previous.Day >= rollUp.Day)
            {
                throw new ArgumentException("The roll-ups' days ascend.", nameof(rollUps));
            }

            var active = totals.Open(rollUp.Day, rollUp.Active, RetentionPolicy.FirstKept(rollUp.Day));
            if (rollUp.Day == rollUp.Day.Monday + (DaysOfWeek - 1))
            {
                weeks.Add(Week(rollUp, totals, k));
            }

            var window = totals.Publish(rollUp.Day - (DaysOfWindow - 1), rollUp.Day, rollUp.ActiveIn28Days);
            var (@new, returning) = Novelty(rollUp, active, totals, k);
            days.Add(new PublishedDay
            {
                Day = rollUp.Day,
                Active = active,
                ActiveIn28Days = window,
                New = @new,
                Returning = returning,
                Groups = Grouping.Dimensions.Where(dimension => dimension != Dimension.Version)
                    .ToDictionary(dimension => dimension, dimension => Table(rollUp, dimension, active, k)),
            });
        }

        return new PublishedStatistics { K = k, Days = days, Weeks = weeks, Today = today is null ? null : LiveDay.Of(today, k) };
    }

    private static (long? New, long? Returning) Novelty(DayRollUp rollUp, long? active, TotalsLedger totals, int k)
    {
        var (@new, returning) = (rollUp.New, rollUp.Active - rollUp.New);
        if (active is null || returning < 0 || totals.IsSmall(@new) || totals.IsSmall(returning))
        {
            return (null, null);
        }

        // Who is new is in none of the kept days before: of their total and that with this day, whoever knows one then knows both. Where that
        // total is withheld, nobody and everybody are too much: that all of a day are among those before bounds what is withheld of these. That
        // none is, where there were some before, is always too much: taken from each window that has the day, it leaves the one without it.
        var firstKept = RetentionPolicy.FirstKept(rollUp.Day);
        var isSafe = totals.Find(firstKept, rollUp.Day - 1) is { } before
            ? (k == 1 || @new == 0 || returning != 0 || before == 0 || totals.Find(firstKept, rollUp.Day) is not null) && totals.Publish(firstKept, rollUp.Day, before + @new) is not null
            : @new != 0 && returning != 0 && !totals.IsDecided(firstKept, rollUp.Day);
        return isSafe ? (@new, returning) : (null, null);
    }

    private static PublishedWeek Week(DayRollUp sunday, TotalsLedger totals, int k)
    {
        var active = totals.Publish(sunday.Day.Monday, sunday.Day, sunday.ActiveIn7Days);
        return new PublishedWeek { Monday = sunday.Day.Monday, Active = active, Versions = Table(sunday, Dimension.Version, active, k) };
    }

    // A table whose total is withheld would tell it; one that does not add up to its total would tell of the rest.
    private static IReadOnlyList<Group> Table(DayRollUp rollUp, Dimension dimension, long? total, int k)
        => rollUp.Groups.TryGetValue(dimension, out var groups) && groups.Sum(group => group.Count) == total
            ? CellSuppression.Fold(groups, k)
            : [];
}
