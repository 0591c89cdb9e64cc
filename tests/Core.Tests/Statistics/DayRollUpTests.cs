using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Payload;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Statistics;

public sealed class DayRollUpTests
{
    private static readonly MachineShape Sample = MachineShape.Of(SampleReport.Create());

    private static readonly MachineShape Larger = Sample with { Memory = new MemoryInfo { TotalGb = Gibibytes.From(64) } };

    [Fact]
    public void The_groups_of_each_dimension_add_up_to_the_day_and_the_versions_to_the_week()
    {
        var rollUp = DayRollUp.Of(Count([new(Sample, 3), new(Larger, 4)], [new(Sample, 5), new(Larger, 4)]), k: 20);

        (rollUp.Active, rollUp.K).Should().Be((7, 20));
        (rollUp.Day, rollUp.ActiveIn7Days, rollUp.ActiveIn28Days, rollUp.New).Should().Be((PublishedOf.Monday + 6, 9L, 11L, 2L));
        rollUp.Groups.Keys.Should().BeEquivalentTo(Grouping.Dimensions);
        rollUp.Groups.Should().OnlyContain(pair => pair.Value.Sum(group => group.Count) == (pair.Key == Dimension.Version ? 9 : 7));
        rollUp.Groups[Dimension.Memory].Should().Equal(new Group("33–64 GiB", 4), new Group("17–32 GiB", 3));
        rollUp.Groups[Dimension.Architecture].Should().Equal(new Group("amd64", 7));
    }

    [Fact]
    public void Without_shapes_of_the_week_there_are_no_versions()
        => DayRollUp.Of(Count([new(Sample, 3)], []), k: 10).Groups.Keys.Should().BeEquivalentTo(Grouping.Dimensions.Skip(1));

    [Fact]
    public void A_sunday_on_which_nobody_reported_still_has_the_versions_of_its_week()
    {
        var rollUp = DayRollUp.Of(Count([], [new(Sample, 9)]), k: 10);

        rollUp.Active.Should().Be(0);
        rollUp.Groups.Keys.Should().Equal(Dimension.Version);
    }

    private static DayCount Count(IReadOnlyList<ShapeCount> shapes, IReadOnlyList<ShapeCount> week)
        => new() { Day = PublishedOf.Monday + 6, ActiveIn7Days = 9, ActiveIn28Days = 11, New = 2, Shapes = shapes, ShapesOfWeek = week };
}
