using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Statistics;

public sealed class LiveDayTests
{
    [Promise(Section.Receiving, "Of the day that is not closed its number is published, in multiples of k, and no more")]
    [Fact]
    public void The_number_of_the_active_is_rounded_down_to_a_multiple_of_k()
        => Today(k: 10, active28: 67, isNew: 13, ("1.10.0", 25), ("1.9.0", 21), ("1.8.0", 9)).Active.Should().Be(50);

    /// <summary>
    /// Fifty on linux, ten on windows and one elsewhere make a closed day of linux 50 and other 11. A table of the day before its end,
    /// windows 10, would tell that one is neither; of the same make are the new ones and the window.
    /// </summary>
    [Promise(Section.Receiving, "Of the day that is not closed its number is published, in multiples of k, and no more")]
    [Fact]
    public void Nothing_else_of_it_is_told_since_the_closed_day_may_withhold_it()
    {
        var today = Today(k: 10, active28: 67, isNew: 20, ("1.10.0", 50), ("1.9.0", 10), ("1.8.0", 1));

        (today.ActiveIn28Days, today.New, today.Returning).Should().Be((null, null, null));
        today.Groups.Keys.Should().Equal(Grouping.Dimensions);
        today.Groups.Values.Should().OnlyContain(groups => groups.Count == 0);
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

        looks.Zip(looks.Skip(1), (one, next) => next.Active - one.Active).Should().OnlyContain(step => step == 0 || step == 7);
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
        return UsageStatistics.Publish([], day, k, leastK: k).Today ?? throw new InvalidOperationException("Today was asked for.");
    }

    private static MachineShape Shape(string version) => MachineShape.Of(SampleReport.Create()) with
    {
        LiftbridgeVersion = ProductVersion.TryParse(version, out var parsed) ? parsed : throw new FormatException(version),
    };
}
