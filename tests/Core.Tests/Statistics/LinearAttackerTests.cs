using System.Numerics;
using CsCheck;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>An attacker who solves the equations of all tables of a day: what is published, what `other` adds up to, and that each table has the day's total.</summary>
public sealed class LinearAttackerTests
{
    private const int Labels = 6;

    private static readonly Dimension[] Dimensions = [.. Grouping.Dimensions.Where(dimension => dimension != Dimension.Version)];

    // Each instance has a label in each dimension, so all tables have one total.
    private static readonly Gen<DayRollUp> AnyDay = Gen.Select(Gen.Int[0, Labels - 1].Array[Dimensions.Length], Gen.Long[1, 15]).Array[1, 12].Select(
        kinds => PublishedOf.RollUp(PublishedOf.Monday, Dimension.OperatingSystem, [new Group("a", kinds.Sum(kind => kind.Item2))]) with
        {
            Groups = Dimensions.Select((dimension, index) => (dimension, index)).ToDictionary(
                pair => pair.dimension,
                pair => (IReadOnlyList<Group>)[.. kinds.GroupBy(kind => kind.Item1[pair.index]).Select(group => new Group(Name(group.Key), group.Sum(kind => kind.Item2)))]),
        });

    [Promise(Section.Receiving, "Who knows every published table can derive no hidden cell")]
    [Fact]
    public void No_suppressed_cell_follows_from_the_equations_of_a_day()
        => Gen.Select(AnyDay, Gen.OneOf(2, 3, 5, 10)).Sample(
            (day, k) =>
            {
                var published = UsageStatistics.Publish([day], today: null, k, leastK: k).Days[0];
                var equations = new LinearSystem(Dimensions.Length * Labels);
                for (var table = 0; table < Dimensions.Length; table++)
                {
                    AddEquations(equations, table, published);
                }

                return Enumerable.Range(0, Dimensions.Length).All(table => published.Groups[Dimensions[table]] is var groups
                    && day.Groups[Dimensions[table]].All(cell => groups.Any(group => group.Label == cell.Label) || !equations.Determines((table * Labels) + Index(cell.Label))));
            },
            iter: 1_000);

    // Were the solver blind, it would determine nothing at all.
    [Fact]
    public void The_attacker_solves_what_can_be_solved()
    {
        var equations = new LinearSystem(3);
        equations.Add([1, 1, 1], 10);
        equations.Add([2, 1, 1], 13);

        equations.Determines(0).Should().BeTrue();
        equations.Determines(1).Should().BeFalse();
    }

    private static void AddEquations(LinearSystem equations, int table, PublishedDay day)
    {
        var groups = day.Groups[Dimensions[table]];
        var shown = groups.Where(group => group.Label != Group.Other).Select(group => Index(group.Label)).ToHashSet();
        if (day.Active is { } total)
        {
            equations.Add(Row(table, _ => true), total);
        }

        foreach (var group in groups)
        {
            equations.Add(Row(table, label => group.Label == Group.Other ? !shown.Contains(label) : label == Index(group.Label)), group.Count);
        }
    }

    private static BigInteger[] Row(int table, Func<int, bool> has)
    {
        var row = new BigInteger[Dimensions.Length * Labels];
        for (var label = 0; label < Labels; label++)
        {
            row[(table * Labels) + label] = has(label) ? 1 : 0;
        }

        return row;
    }

    private static string Name(int label) => ((char)('a' + label)).ToString();

    private static int Index(string label) => label[0] - 'a';
}
