using System.Globalization;
using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>Whoever makes labels up makes no table long, and a table that was cut tells no more than one that was not.</summary>
[Trait("Speed", "Slow")]
public sealed class LabelLimitTests
{
    private static readonly MachineShape Sample = MachineShape.Of(SampleReport.Create());

    public static TheoryData<int, int, int, int> Worlds { get; } = new()
    {
        { 3, 2, 8, 1 }, { 3, 3, 10, 1 }, { 3, 3, 10, 2 }, { 4, 2, 7, 1 }, { 4, 2, 7, 2 }, { 4, 3, 9, 2 }, { 4, 3, 9, 3 }, { 4, 4, 9, 2 }, { 5, 2, 5, 2 },
    };

    [Fact]
    public void Of_a_hundred_thousand_labels_the_most_frequent_are_kept_and_the_rest_is_other()
    {
        var table = TableOf([.. Enumerable.Range(1, 150).Select(i => 1000 + i), .. Enumerable.Repeat(1, 100_000)], DayRollUp.MostLabels);

        table.Should().HaveCount(150);
        table[..149].Should().BeInDescendingOrder(group => group.Count).And.OnlyContain(group => group.Count > 1001);
        table[^1].Should().Be(new Group(Group.Other, 101_001), "the smallest of the others is folded too, since all that was made up is equal");
    }

    [Theory]
    [InlineData("9 8 7", 3, "9 8 7")]
    [InlineData("9 8 7 6 5", 3, "9 8 7 other=11")]
    [InlineData("9 8 7 6", 3, "9 8 other=13")]
    [InlineData("9 8 7 7 6", 3, "9 8 other=20")]
    [InlineData("9 8 7 7 7", 3, "9 other=29")]
    [InlineData("9 9 9 9", 3, "other=36")]
    [InlineData("9 8 8 8", 3, "other=33")]
    public void What_is_equal_is_folded_together_and_never_equals_only(string counts, int most, string expected)
        => string.Join(' ', TableOf([.. counts.Split(' ').Select(count => int.Parse(count, CultureInfo.InvariantCulture))], most)
            .Select(group => group.Label == Group.Other ? $"other={group.Count}" : group.Count.ToString(CultureInfo.InvariantCulture))).Should().Be(expected);

    [Fact]
    public void Who_has_no_shape_is_active_and_other_in_every_dimension()
    {
        var rollUp = DayRollUp.Of(Day([new(Sample, 12), new(null, 30)]), k: 10);

        rollUp.Active.Should().Be(42);
        rollUp.Groups.Values.Should().HaveCount(Grouping.Dimensions.Count - 1).And.OnlyContain(groups => groups.Count == 2 && groups.Contains(new Group(Group.Other, 30)));
        var published = UsageStatistics.Publish([rollUp], null, k: 10, leastK: 10);
        published.Days[0].Groups[Dimension.Runtime].Should().Equal(new Group("dotnet10.0.12", 12), new Group(Group.Other, 30));
        var today = UsageStatistics.Publish([], Day([new(Sample, 12), new(null, 30)]), k: 1, leastK: 1).Today;
        today?.Groups[Dimension.Version].Should().Equal(new Group("1.10.0", 12), new Group(Group.Other, 30));
    }

    [Fact]
    public void The_day_that_is_not_closed_shows_no_more_labels_than_a_closed_one()
    {
        var shapes = Shapes([.. Enumerable.Repeat(50, 40), .. Enumerable.Repeat(20, 1000)]);

        var today = UsageStatistics.Publish([], Day(shapes), k: 1, leastK: 1).Today;

        today?.Groups[Dimension.Runtime].Should().NotBeEmpty().And.Equal(DayRollUp.Of(Day(shapes), k: 1).Groups[Dimension.Runtime]);
        today?.Active.Should().Be(22_000);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Whatever_is_published_of_a_cut_table_adds_up_and_nothing_of_it_is_small(int labels, int k, int max, int most)
    {
        foreach (var counts in PublishedOf.Vectors(labels, max))
        {
            var table = Published(counts, k, most);
            var holds = table.All(group => group.Count >= k)
                && table.Count <= most + 1
                && table.Count(group => group.Label == Group.Other) <= 1
                && table.Sum(group => group.Count) == (counts.Sum() is var total && total >= k ? total : 0);
            holds.Should().BeTrue("of {0} is published {1}", string.Join(' ', counts), string.Join(' ', table));
        }
    }

    // As TableAttackerTests has it of tables that are not cut.
    [Theory]
    [MemberData(nameof(Worlds))]
    public void What_is_hidden_in_a_cut_table_could_be_another_number(int labels, int k, int max, int most)
    {
        var hidden = 0;
        foreach (var alike in PublishedOf.Vectors(labels, max).Where(counts => counts.Sum() <= max).GroupBy(counts => string.Join(' ', Published(counts, k, most))))
        {
            var tables = alike.ToList();
            var shown = Published(tables[0], k, most).Select(group => group.Label).ToHashSet();
            for (var label = 0; label < labels; label++)
            {
                var values = tables.Select(counts => counts[label]).Distinct().ToList();
                if (!shown.Contains(LabelOf(label)) && values is not [0] && values.Exists(value => value < k))
                {
                    hidden++;
                    (values.Count > 1).Should().BeTrue("label {0} of {1}", label, alike.Key);
                }
            }
        }

        hidden.Should().BeGreaterThan(10);
    }

    private static IReadOnlyList<Group> Published(int[] counts, int k, int most)
        => UsageStatistics.Publish([DayRollUp.Of(Day(Shapes(counts)), k: 1, most)], today: null, k, leastK: k).Days[0].Groups[Dimension.Runtime];

    private static List<Group> TableOf(int[] counts, int most) => [.. DayRollUp.Of(Day(Shapes(counts)), k: 1, most).Groups[Dimension.Runtime]];

    private static DayCount Day(IReadOnlyList<ShapeCount> shapes)
        => new() { Day = PublishedOf.Monday, ActiveIn7Days = 0, ActiveIn28Days = 0, New = 0, Shapes = shapes, ShapesOfWeek = [] };

    private static List<ShapeCount> Shapes(int[] counts)
        => [.. counts.Select((count, label) => new ShapeCount(Of(LabelOf(label)), count)).Where(shape => shape.Count > 0)];

    private static string LabelOf(int label) => string.Create(CultureInfo.InvariantCulture, $"go1.{label}");

    private static MachineShape Of(string runtime)
        => Sample with { Os = Sample.Os with { Version = RuntimeVersion.TryParse(runtime, out var version) ? version : throw new FormatException(runtime) } };
}
