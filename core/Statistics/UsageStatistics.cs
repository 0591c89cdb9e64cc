using TelemetryHex.Intake;

namespace TelemetryHex.Statistics;

/// <summary>What of the counts anybody may know: one function for page, JSON and CSV.</summary>
public static class UsageStatistics
{
    private const int DaysOfWeek = 7;
    private const int DaysOfWindow = 28;

    /// <summary>
    /// Publishes all closed days. What is published of a day depends on that day and those before it, never on a later one,
    /// hence never on what is asked for: <see cref="PublishedStatistics.Slice"/> cuts afterwards. Nor does it depend on the k that is in force:
    /// each day has that of its closing. A table of the day and its total are published under it, and what is of several days, or of the day
    /// beside others, under the largest of those that are compared.
    /// </summary>
    /// <param name="rollUps">The roll-ups of all closed days, ascending. Before the first, nobody reported.</param>
    /// <param name="today">The day that is not closed yet, or null.</param>
    /// <param name="k">The k that is in force: that of today, and of days that are closed from now on. With 1 everything is exact.</param>
    /// <param name="leastK">No closed day is published under less, though it was closed under less, such as in the Development environment: then it is published anew.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leastK"/> is under 1, or <paramref name="k"/> under it.</exception>
    /// <exception cref="ArgumentException">The roll-ups are not ascending.</exception>
    public static PublishedStatistics Publish(IReadOnlyList<DayRollUp> rollUps, DayCount? today, int k, int leastK)
    {
        ArgumentNullException.ThrowIfNull(rollUps);
        ArgumentOutOfRangeException.ThrowIfLessThan(leastK, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, leastK);
        var totals = new TotalsLedger();
        var kOfDays = new KOfDays(leastK);
        var days = new List<PublishedDay>(rollUps.Count);
        var weeks = new List<PublishedWeek>((rollUps.Count / DaysOfWeek) + 1);
        foreach (var rollUp in rollUps)
        {
            if (days is [.., var previous] && previous.Day >= rollUp.Day)
            {
                throw new ArgumentException("The roll-ups' days ascend.", nameof(rollUps));
            }

            var kOfDay = kOfDays.Next(rollUp);
            var active = totals.Open(rollUp.Day, rollUp.Active, kOfDay, RetentionPolicy.FirstKept(rollUp.Day));
            if (rollUp.Day == rollUp.Day.Monday + (DaysOfWeek - 1))
            {
                weeks.Add(Week(rollUp, totals, kOfDay.Strictest));
            }

            var window = totals.Publish(rollUp.Day - (DaysOfWindow - 1), rollUp.Day, rollUp.ActiveIn28Days);
            var (@new, returning) = Novelty(rollUp, active, totals, kOfDay.Strictest);
            days.Add(new PublishedDay
            {
                Day = rollUp.Day,
                K = kOfDay.Own,
                Active = active,
                ActiveIn28Days = window,
                New = @new,
                Returning = returning,
                Groups = Grouping.Dimensions.Where(dimension => dimension != Dimension.Version)
                    .ToDictionary(dimension => dimension, dimension => Table(rollUp, dimension, active, kOfDay.Own)),
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
        return new PublishedWeek { Monday = sunday.Day.Monday, K = k, Active = active, Versions = Table(sunday, Dimension.Version, active, k) };
    }

    // A table whose total is withheld would tell it; one that does not add up to its total would tell of the rest.
    private static IReadOnlyList<Group> Table(DayRollUp rollUp, Dimension dimension, long? total, int k)
        => rollUp.Groups.TryGetValue(dimension, out var groups) && groups.Sum(group => group.Count) == total
            ? CellSuppression.Fold(groups, k)
            : [];
}
