using System.Numerics;
using CsCheck;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>
/// An attacker who solves the equations of all tables of all days and weeks together. What joins them: an instance is of one set of days,
/// each total counts some of these sets, and each table adds up to its day's or its week's total, whatever is published of either.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class SeveralDaysAttackerTests
{
    private const int Labels = 4;

    private static readonly Dimension[] Dimensions = [Dimension.OperatingSystem, Dimension.Memory];

    // Days after a Monday: across the end of a week, and so far apart that a window loses some of them.
    private static readonly int[][] Calendars = [[4, 5, 6, 7, 8], [0, 6, 13, 27, 28], [5, 6, 7, 33, 34], [0, 1, 6, 28, 29]];

    private static readonly Gen<int[]> Calendar = Gen.Int[0, Calendars.Length - 1].Select(index => Calendars[index]);

    // An instance says each day anew what it is.
    private static readonly Gen<DailyKind> AnyKind = Gen.Select(
        Gen.Int[1, 31], Gen.Frequency((3, Gen.Long[1, 12]), (1, Gen.Long[10, 40])), Gen.Int[0, Labels - 1].Array[5], Gen.Int[0, Labels - 1].Array[5], Gen.Bool,
        (days, count, one, other, isSteady) => isSteady
            ? new DailyKind(days, count, [Enumerable.Repeat(one[0], 5).ToArray(), Enumerable.Repeat(other[0], 5).ToArray()])
            : new DailyKind(days, count, [one, other]));

    [Promise(Section.Receiving, "Who knows every published table can derive no hidden cell")]
    [Fact]
    public void No_suppressed_cell_of_any_day_or_week_and_no_withheld_total_follows_from_the_equations_of_all()
    {
        var (hidden, withheld) = (0L, 0L);
        Gen.Select(Calendar, AnyKind.Array[1, 9], Gen.OneOf(2, 3, 5, 10)).Sample(
            (calendar, kinds, k) =>
            {
                var attack = Attack(calendar, kinds, k);
                Interlocked.Add(ref withheld, attack.Withheld);
                Interlocked.Add(ref hidden, attack.Hidden);
                return attack.Found == 0;
            },
            iter: 500);

        hidden.Should().BeGreaterThan(1_000, "there was something to find out");
        withheld.Should().BeGreaterThan(1_000);
    }

    /// <summary>
    /// Whoever holds the tables of before and after a change of k learns by the later ones of nobody: no cell, and no total or difference of
    /// two that is smaller than the larger k; but of the same instances a number may have been published under the lesser.
    /// </summary>
    [Promise(
        Section.Receiving,
        "What was published stays as it is though k is raised or lowered, and a comparison with it tells of no fewer than the larger "
        + "k")]
    [Fact]
    public void Nor_does_anything_small_though_k_is_raised_or_lowered_on_one_of_the_days()
    {
        var (hidden, changed) = (0L, 0L);
        Gen.Select(Calendar, AnyKind.Array[1, 9], KOverTime.Any(40)).Sample(
            (calendar, kinds, k) =>
            {
                var world = new DailyWorld(calendar, kinds, Dimensions, Labels);
                var published = k.Publish(world.RollUps);
                var (totals, tables, equations) = (world.Totals(published), world.Tables(published), Equations(world, published));
                var secretCells = tables.SelectMany(table => table.SecretCells).ToList();
                Interlocked.Add(ref hidden, secretCells.Count);
                Interlocked.Add(ref changed, k.Before != k.After && k.Change > calendar[0] && k.Change <= calendar[^1] ? 1 : 0);
                var told = Told(world, k.Publish([.. world.RollUps.Take(k.Change)])).Concat(totals.Where(total => total.Published is not null).Select(total => total.Row));
                var known = told.Select(world.WhoIsOf).ToHashSet();
                var small = SumsOf(totals).Where(sum => sum.True > 0 && sum.True < k.StrictestUpTo(calendar[^1]) && !known.Contains(world.WhoIsOf(sum.Row)));
                return !secretCells.Exists(equations.Determines) && !small.DistinctBy(sum => world.WhoIsOf(sum.Row)).Any(sum => equations.Determines(sum.Row));
            },
            iter: 300);

        hidden.Should().BeGreaterThan(1_000, "there was something to find out");
        changed.Should().BeGreaterThan(100);
    }

    /// <summary>
    /// The three of three days are 9 and 10 less those of both days together. That total is withheld, but was the last window of 22 less the
    /// last day of 6, of whom it was published that none had been there before.
    /// </summary>
    [Fact]
    public void That_nobody_of_a_day_was_there_before_takes_no_day_out_of_a_window()
    {
        int[] steady(int label) => [label, label, label, label, label];
        DailyKind kind(int days, int count, int label) => new(days, count, [steady(label), steady(label)]);

        Attack([0, 6, 13, 27, 28], [kind(0b10000, 6, 3), kind(0b00111, 3, 0), kind(0b00010, 6, 1), kind(0b00100, 7, 2)], k: 5).Found.Should().Be(0);
    }

    private static (int Found, int Withheld, int Hidden) Attack(int[] calendar, DailyKind[] kinds, int k)
    {
        var world = new DailyWorld(calendar, kinds, Dimensions, Labels);
        var published = UsageStatistics.Publish(world.RollUps, today: null, k, leastK: k);
        var (totals, tables, equations) = (world.Totals(published), world.Tables(published), Equations(world, published));
        var secretTotals = totals.Where(total => total.IsSecret).ToList();
        var secretCells = tables.SelectMany(table => table.SecretCells).ToList();
        return (secretTotals.Count(total => equations.Determines(total.Row)) + secretCells.Count(equations.Determines), secretTotals.Count, secretCells.Count);
    }

    private static LinearSystem Equations(DailyWorld world, PublishedStatistics published)
    {
        var equations = new LinearSystem(world.Unknowns);
        foreach (var total in world.Totals(published))
        {
            AddTotal(equations, total);
        }

        foreach (var table in world.Tables(published))
        {
            AddTable(equations, table);
        }

        return equations;
    }

    // What follows from the totals of those days alone.
    private static IEnumerable<IReadOnlyList<BigInteger>> Told(DailyWorld world, PublishedStatistics published)
    {
        var (totals, equations) = (world.Totals(published), new LinearSystem(world.Unknowns));
        foreach (var total in totals)
        {
            AddTotal(equations, total);
        }

        return SumsOf(totals).Select(sum => sum.Row).Where(equations.Determines);
    }

    // The totals, and what one has that another within it has not.
    private static IEnumerable<(IReadOnlyList<BigInteger> Row, long True)> SumsOf(IReadOnlyList<KnownTotal> totals)
        => totals.Select(total => (total.Row, total.True)).Concat(
            from whole in totals
            from part in totals
            where whole.True > part.True
            let row = (BigInteger[])[.. whole.Row.Zip(part.Row, (left, right) => left - right)]
            where row.All(coefficient => coefficient.Sign >= 0)
            select ((IReadOnlyList<BigInteger>)row, whole.True - part.True));

    // Where nobody is counted, nobody is of any of its sets.
    private static void AddTotal(LinearSystem equations, KnownTotal total)
    {
        if (total.Published is { } known)
        {
            equations.Add(total.Row, known);
            for (var unknown = 0; known == 0 && unknown < total.Row.Count; unknown++)
            {
                if (!total.Row[unknown].IsZero)
                {
                    equations.Add([.. total.Row.Select((_, index) => index == unknown ? BigInteger.One : BigInteger.Zero)], 0);
                }
            }
        }
    }

    private static void AddTable(LinearSystem equations, KnownTable table)
    {
        equations.Add([.. table.Row([.. Enumerable.Range(0, Labels)]).Zip(table.Total, (cells, sets) => cells - sets)], 0);
        foreach (var group in table.Published)
        {
            equations.Add(table.Row(table.LabelsOf(group)), group.Count);
        }
    }
}
