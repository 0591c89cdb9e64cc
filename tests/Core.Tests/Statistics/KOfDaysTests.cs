using TelemetryHex.Intake;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>Which k holds for which day and number.</summary>
public sealed class KOfDaysTests
{
    private static readonly DayRollUp Table = PublishedOf.RollUp(PublishedOf.Monday, Dimension.Memory, new Group("a", 30), new Group("b", 15));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 10)]
    public void A_k_in_force_that_is_less_than_the_least_or_a_least_under_one_is_refused(int k, int leastK)
        => FluentActions.Invoking(() => UsageStatistics.Publish([], today: null, k, leastK)).Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    [InlineData(20, 20)]
    public void A_day_keeps_its_own_k_whichever_is_in_force(int own, int shown)
    {
        var (now, later) = (Publish(k: 1, leastK: 1, Table with { K = own }), Publish(k: 50, leastK: 1, Table with { K = own }));

        (now.Days[0].K, later.Days[0].K, later.K).Should().Be((shown, shown, 50));
        PublishedOf.Text(later).Should().Be(PublishedOf.Text(now));
        later.Days[0].Groups[Dimension.Memory].Should().HaveCount(own == 20 ? 1 : 2);
    }

    [Promise(Section.Receiving, "Who runs in Development first publishes none of its days under less than 10 afterwards")]
    [Fact]
    public void A_day_that_was_closed_under_less_than_the_least_k_is_published_under_that()
    {
        var small = PublishedOf.RollUp(PublishedOf.Monday, Dimension.Memory, new Group("a", 7));

        Publish(k: 1, leastK: 1, small).Days[0].Active.Should().Be(7, "in the Development environment everything is exact");
        var published = Publish(k: 10, leastK: 10, small);
        (published.Days[0].K, published.Days[0].Active, published.LeastK).Should().Be((10, null, 10));
    }

    [Fact]
    public void A_lowered_k_counts_at_once_for_a_day_by_itself_and_later_for_its_window()
    {
        var (before, after) = (Table with { K = 20 }, PublishedOf.RollUp(PublishedOf.Monday + 40, Dimension.Memory, new Group("a", 15)) with { New = 0 });

        var next = Publish(k: 10, leastK: 10, before, after with { K = 10 }).Days[1];
        var muchLater = Publish(k: 10, leastK: 10, before, after with { Day = PublishedOf.Monday + (2 * RetentionPolicy.Days), K = 10 }).Days[1];

        (next.K, next.Active, next.ActiveIn28Days).Should().Be((10, 15L, null), "a window is compared with those of days that were promised 20");
        (muchLater.Active, muchLater.ActiveIn28Days).Should().Be((15L, 15L), "those are compared no more");
    }

    [Fact]
    public void The_least_and_the_most_k_are_those_of_days_weeks_and_today()
    {
        var published = Publish(k: 15, leastK: 10, Table with { K = 20 }, Table with { Day = PublishedOf.Monday + 1, K = 10 });

        (published.LeastK, published.MostK).Should().Be((10, 20));
        var none = Publish(k: 15, leastK: 10);
        (none.LeastK, none.MostK).Should().Be((15, 15));
    }

    private static PublishedStatistics Publish(int k, int leastK, params IReadOnlyList<DayRollUp> days) => UsageStatistics.Publish(days, today: null, k, leastK);
}
