using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Statistics;

public sealed class LiveDayTests
{
    [Fact]
    public void Each_number_is_rounded_down_to_a_multiple_of_k()
    {
        var today = Today(k: 10, active28: 47, isNew: 13, ("1.10.0", 25), ("1.9.0", 21), ("1.8.0", 9));

        (today.Active, today.ActiveIn28Days, today.New, today.Returning).Should().Be((50L, 40L, 10L, 40L));
        today.Groups[Dimension.OperatingSystem].Should().Equal(new Group("linux", 50));
    }

    [Fact]
    public void Groups_of_which_nothing_remains_are_left_out_and_equals_stand_by_their_labels()
    {
        var today = Today(k: 10, active28: 55, isNew: 0, ("1.10.0", 21), ("1.9.0", 25), ("1.8.0", 9));

        today.Groups.Keys.Should().Equal(Grouping.Dimensions);
        today.Groups[Dimension.Version].Should().Equal(new Group("1.10.0", 20), new Group("1.9.0", 20));
    }

    [Fact]
    public void With_k_of_one_it_is_exact()
    {
        var today = Today(k: 1, active28: 9, isNew: 3, ("1.10.0", 5), ("1.9.0", 2));

        (today.Active, today.ActiveIn28Days, today.New, today.Returning).Should().Be((7L, 9L, 3L, 4L));
        today.Groups[Dimension.Version].Should().Equal(new Group("1.10.0", 5), new Group("1.9.0", 2));
    }

    [Fact]
    public void Two_looks_differ_by_nothing_or_at_least_k()
    {
        var looks = Enumerable.Range(1, 40).Select(count => Today(k: 7, active28: count, isNew: count, ("1.10.0", count))).ToList();

        foreach (var numbers in new Func<PublishedDay, long?>[] { day => day.Active, day => day.ActiveIn28Days, day => day.New, day => day.Groups[Dimension.Version].Sum(group => group.Count) })
        {
            looks.Zip(looks.Skip(1), (one, next) => numbers(next) - numbers(one)).Should().OnlyContain(step => step == 0 || step == 7);
        }
    }

    private static PublishedDay Today(int k, long active28, long isNew, params IReadOnlyList<(string Version, int Count)> versions)
    {
        var day = new DayCount
        {
            Day = PublishedOf.Monday,
            ActiveIn7Days = 0,
            ActiveIn28Days = active28,
            New = isNew,
            Shapes = [.. versions.Select(version => new ShapeCount(Shape(version.Version), version.Count))],
            ShapesOfWeek = [],
        };
        return UsageStatistics.Publish([], day, k).Today ?? throw new InvalidOperationException("Today was asked for.");
    }

    private static MachineShape Shape(string version) => MachineShape.Of(SampleReport.Create()) with
    {
        LiftbridgeVersion = ProductVersion.TryParse(version, out var parsed) ? parsed : throw new FormatException(version),
    };
}
