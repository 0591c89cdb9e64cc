using System.Diagnostics;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Statistics;

public sealed class UsageStatisticsTests
{
    private static readonly UtcDay Sunday = PublishedOf.Monday + 6;

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Without_a_k_of_at_least_one_nothing_is_published(int k)
        => FluentActions.Invoking(() => UsageStatistics.Publish([], today: null, k, leastK: k)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Days_that_do_not_ascend_are_refused()
    {
        var day = PublishedOf.RollUp(Sunday, Dimension.Memory);

        FluentActions.Invoking(() => UsageStatistics.Publish([day, day], today: null, k: 10, leastK: 10)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Nothing_at_all_publishes_as_nothing()
    {
        var published = UsageStatistics.Publish([], today: null, k: 10, leastK: 10);

        published.Days.Should().BeEmpty();
        published.Weeks.Should().BeEmpty();
        published.Today.Should().BeNull();
        published.K.Should().Be(10);
    }

    [Theory]
    [InlineData("30 20 12", "a=30 b=20 c=12")]
    [InlineData("30 20 9", "a=30 other=29")] // 9 alone would be under k
    [InlineData("30 20 6 5", "a=30 b=20 other=11")]
    [InlineData("30 20 20 4", "a=30 other=44")] // equals fold together
    [InlineData("30 20 9 9", "a=30 other=38")] // two nines make 18, which tells that each is nine
    [InlineData("12 4", "other=16")]
    [InlineData("5 4 3", "other=12")]
    [InlineData("10", "a=10")]
    [InlineData("5 4", "")]
    public void Of_a_table_is_published(string counts, string expected)
        => string.Join(' ', PublishedOf.Table(10, PublishedOf.Groups([.. counts.Split(' ').Select(int.Parse)])).Select(group => $"{group.Label}={group.Count}"))
            .Should().Be(expected);

    [Fact]
    public void A_table_that_does_not_add_up_to_its_total_is_withheld()
    {
        var day = PublishedOf.RollUp(PublishedOf.Monday, Dimension.Memory, new Group("a", 20)) with { Active = 23 };

        UsageStatistics.Publish([day], today: null, k: 10, leastK: 10).Days[0].Groups[Dimension.Memory].Should().BeEmpty();
    }

    [Fact]
    public void A_day_without_anybody_is_published_as_zero()
    {
        var day = PublishedOf.Day(10);

        (day.Active, day.ActiveIn28Days, day.New, day.Returning).Should().Be((0L, 0L, 0L, 0L));
    }

    [Fact]
    public void With_k_of_one_everything_is_exact()
    {
        var population = new Population(PublishedOf.Monday, 14, [(0b1, 1), (0b11, 2), (0b10000000_000000, 1)]);
        var published = UsageStatistics.Publish(population.RollUps, today: null, k: 1, leastK: 1);

        published.Days.Select(day => day.Active).Should().Equal(population.RollUps.Select(day => (long?)day.Active));
        published.Days.Select(day => day.ActiveIn28Days).Should().Equal(population.RollUps.Select(day => (long?)day.ActiveIn28Days));
        published.Days.Select(day => day.New).Should().Equal(population.RollUps.Select(day => (long?)day.New));
        published.Days.Select(day => day.Returning).Should().Equal(population.RollUps.Select(day => (long?)(day.Active - day.New)));
        published.Weeks.Select(week => week.Active).Should().Equal(3, 1);
        PublishedOf.Table(1, PublishedOf.Groups(1, 2)).Should().Equal(new Group("b", 2), new Group("a", 1));
    }

    [Fact]
    public void Every_dimension_of_a_day_is_there_and_the_version_only_by_week()
    {
        var sunday = PublishedOf.RollUp(Sunday, Dimension.Version, new Group("1.10.0", 15), new Group("1.9.0", 11));
        var published = UsageStatistics.Publish([sunday], today: null, k: 10, leastK: 10);

        published.Days[0].Groups.Keys.Should().Equal(Grouping.Dimensions.Where(dimension => dimension != Dimension.Version));
        var week = published.Weeks.Should().ContainSingle().Which;
        (week.Monday, week.Active).Should().Be((PublishedOf.Monday, 26L));
        week.Versions.Should().Equal(new Group("1.10.0", 15), new Group("1.9.0", 11));
    }

    [Fact]
    public void A_week_is_published_when_its_sunday_is_closed()
    {
        var population = new Population(PublishedOf.Monday, 13, [(0b1, 20)]);

        UsageStatistics.Publish(population.RollUps, today: null, k: 10, leastK: 10).Weeks.Select(week => week.Monday).Should().Equal(PublishedOf.Monday);
    }

    [Fact]
    public void A_week_that_would_tell_of_a_few_beside_its_day_is_withheld_with_its_versions()
    {
        var monday = PublishedOf.RollUp(PublishedOf.Monday, Dimension.Memory, new Group("a", 20));
        var sunday = PublishedOf.RollUp(Sunday, Dimension.Version, new Group("1", 24)) with { Active = 0, New = 0 };
        var week = UsageStatistics.Publish([monday, sunday], today: null, k: 10, leastK: 10).Weeks[0];

        week.Active.Should().BeNull();
        week.Versions.Should().BeEmpty();
    }

    [Fact]
    public void A_slice_cuts_days_and_whole_weeks_and_nothing_else()
    {
        var population = new Population(PublishedOf.Monday, 21, [((1UL << 21) - 1, 20)]);
        var all = UsageStatistics.Publish(population.RollUps, today: null, k: 10, leastK: 10);
        var slice = all.Slice(PublishedOf.Monday + 1, PublishedOf.Monday + 13);

        slice.Days.Should().Equal(all.Days.Skip(1).Take(13));
        slice.Weeks.Should().Equal(all.Weeks[1]);
        all.Slice(PublishedOf.Monday + 7, PublishedOf.Monday + 12).Weeks.Should().BeEmpty();
    }

    // Some milliseconds; the bound is wide for a loaded machine, and far under what comparing all with all would take.
    [Fact]
    public void A_year_is_published_fast()
    {
        var groups = PublishedOf.Groups([.. Enumerable.Range(1, 20)]);
        var year = Enumerable.Range(0, 365).Select(day => PublishedOf.RollUp(Sunday + day, Dimension.Memory, groups) with
        {
            Active = 210,
            ActiveIn7Days = 300 + day,
            ActiveIn28Days = 400 + (2 * day),
            New = 12,
        }).ToList();
        _ = UsageStatistics.Publish(year, today: null, k: 10, leastK: 10);
        var fastest = Enumerable.Range(0, 5).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            UsageStatistics.Publish(year, today: null, k: 10, leastK: 10).Days.Should().HaveCount(365);
            return Stopwatch.GetElapsedTime(start);
        });

        fastest.Should().BeLessThan(TimeSpan.FromMilliseconds(100));
    }
}
