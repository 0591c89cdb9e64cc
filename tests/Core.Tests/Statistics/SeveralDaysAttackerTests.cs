using System.Numerics;
using CsCheck;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>
/// An attacker who solves the equations of all tables of all days and weeks together. What joins them: an instance is of one set of days,
/// each total counts some of these sets, and each table adds up to its day's or its week's total, whatever is published of either.
/// </summary>
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
            iter: 1_000);

        hidden.Should().BeGreaterThan(1_000, "there was something to find out");
        withheld.Should().BeGreaterThan(1_000);
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
        var published = UsageStatistics.Publish(world.RollUps, today: null, k);
        var (totals, tables) = (world.Totals(published), world.Tables(published));
        var equations = new LinearSystem(world.Unknowns);
        foreach (var total in totals)
        {
            AddTotal(equations, total);
        }

        foreach (var table in tables)
        {
            AddTable(equations, table);
        }

        var secretTotals = totals.Where(total => total.IsSecret).ToList();
        var secretCells = tables.SelectMany(table => table.SecretCells).ToList();
        return (secretTotals.Count(total => equations.Determines(total.Row)) + secretCells.Count(equations.Determines), secretTotals.Count, secretCells.Count);
    }

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
