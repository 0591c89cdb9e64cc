using System.Globalization;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>An attacker who knows the algorithm and k, holds every total of every day, week and window since the first day, and tries all populations there can be.</summary>
[Trait("Speed", "Slow")]
public sealed class TotalsAttackerTests
{
    // For k = 3 a withheld day has 1 or 2: three such days in a row can leave no choice.
    [Theory]
    [InlineData("0 1", 3, 10)]
    [InlineData("0 1", 4, 14)]
    [InlineData("0 1", 5, 17)]
    [InlineData("0 1 2", 4, 6)]
    [InlineData("0 1 2", 5, 6)]
    [InlineData("6 7", 4, 14)] // a Sunday and the Monday after it
    [InlineData("5 6 7", 4, 5)] // the end of a week, and a day of the next
    [InlineData("6 7 13", 4, 5)] // the ends of two weeks
    [InlineData("0 6 28", 4, 5)] // a window that has lost a day of the first week
    [InlineData("0 27 28", 4, 5)]
    [InlineData("6 33 34", 4, 5)]
    public void No_small_number_of_instances_can_be_told_for_sure(string days, int k, int max)
    {
        int[] calendar = Numbers(days);
        NothingIsSure(calendar, [.. calendar.Select(_ => k)], max);
    }

    [Promise(
        Section.Receiving,
        "What was published stays as it is though k is raised or lowered, and a comparison with it tells of no fewer than the larger "
        + "k")]
    [Theory]
    [InlineData("0 1", "3 5", 14)]
    [InlineData("0 1", "5 3", 14)]
    [InlineData("0 1", "4 7", 16)]
    [InlineData("0 1 2", "3 4 4", 6)]
    [InlineData("0 1 2", "3 3 5", 6)]
    [InlineData("0 1 2", "5 4 4", 6)]
    [InlineData("6 7", "4 6", 14)]
    [InlineData("5 6 7", "4 5 5", 5)]
    [InlineData("0 6 28", "4 4 5", 5)]
    [InlineData("0 27 28", "4 5 5", 5)]
    [InlineData("0 27 28", "5 4 4", 5)]
    public void Though_k_is_raised_or_lowered_nobody_of_these_days_is_among_fewer_for_sure(string days, string ks, int max) => NothingIsSure(Numbers(days), Numbers(ks), max);

    // Populations with the same publication have the same days, but for those withheld: all with at most max a day are here.
    private static void NothingIsSure(int[] calendar, int[] ks, int max)
    {
        var looks = Populations(calendar, max).GroupBy(population => Look(population, calendar, ks), population => Numbers(population, calendar, ks)).ToList();

        looks.Should().HaveCountGreaterThan(50);
        foreach (var look in looks)
        {
            var populations = look.ToList();
            for (var number = 0; number < populations[0].Count; number++)
            {
                var values = populations.Select(numbers => numbers[number].Count).Distinct().ToList();
                if (values is [var sure] && sure > 0 && sure < populations.Max(numbers => numbers[number].K))
                {
                    Assert.Fail($"{look.Key} tells that number {number} is {sure}");
                }
            }
        }
    }

    // Each day, each span of days, who is new, who returns, who is of a span but not of a day of it, and who is of two days; and of how many
    // it must tell: the largest k of the days that it is of. But who is known under a lesser k is not protected from being told of again, by
    // what they did not do: that all of a day, of four, were not there on the next.
    private static List<(long Count, int K)> Numbers(Population population, int[] calendar, int[] ks)
    {
        var instances = new long[1 << calendar.Length];
        foreach (var (pattern, count) in population.Instances)
        {
            instances[calendar.Select((day, place) => (int)(pattern >> day & 1) << place).Sum()] += count;
        }

        var active = Enumerable.Range(0, calendar.Length).Select(place => Enumerable.Range(0, instances.Length).Any(days => (days >> place & 1) != 0 && instances[days] > 0)).ToArray();
        var numbers = Sets(calendar.Length).Select(set =>
        {
            var (who, count, k) = (0, 0L, 1);
            for (var days = 1; days < instances.Length; days++)
            {
                (who, count) = (set.Who >> days & 1) != 0 && instances[days] > 0 ? (who | 1 << days, count + instances[days]) : (who, count);
            }

            for (var place = set.First; place <= set.Last; place++)
            {
                k = active[place] ? Math.Max(k, ks[place]) : k;
            }

            return (Who: who, Count: count, K: k);
        }).ToList();
        var least = numbers.GroupBy(number => number.Who).ToDictionary(same => same.Key, same => same.Min(number => number.K));
        return [.. numbers.Select(number => (number.Count, least[number.Who]))];
    }

    // Bit n of a set stands for the instances whose days are the bits of n.
    private static List<(int First, int Last, int Who)> Sets(int calendar)
    {
        var sets = new List<(int First, int Last, int Who)>();
        for (var last = 0; last < calendar; last++)
        {
            var before = (1 << last) - 1;
            Add(0, last, days => (days >> last & 1) != 0 && (days & before) == 0);
            Add(0, last, days => (days >> last & 1) != 0 && (days & before) != 0);
            for (var first = 0; first <= last; first++)
            {
                var earlier = first;
                var span = (2 << last) - (1 << first);
                Add(first, last, days => (days & span) != 0);
                Add(first, last, days => (days >> earlier & 1) != 0 && (days >> last & 1) != 0);
                for (var at = first; at <= last; at++)
                {
                    var left = at;
                    Add(first, last, days => (days & span) != 0 && (days >> left & 1) == 0);
                }
            }
        }

        return sets;

        void Add(int first, int last, Func<int, bool> isOf)
            => sets.Add((first, last, Enumerable.Range(1, (1 << calendar) - 1).Where(isOf).Aggregate(0, (who, days) => who | 1 << days)));
    }

    // Bit n of a pattern is the n-th day of the calendar. The last week is closed too.
    private static IEnumerable<Population> Populations(int[] calendar, int max)
        => from counts in Counts((1 << calendar.Length) - 1, calendar.Length, max, new int[calendar.Length])
           select new Population(
               PublishedOf.Monday,
               calendar[^1] + 7 - (calendar[^1] % 7),
               [.. counts.Select((count, index) => (Spread(index + 1, calendar), (long)count)).Where(instance => instance.Item2 > 0)]);

    private static ulong Spread(int pattern, int[] calendar) => calendar.Select((day, index) => (pattern >> index & 1) != 0 ? 1UL << day : 0).Aggregate(0UL, (mask, day) => mask | day);

    private static IEnumerable<int[]> Counts(int patterns, int days, int max, int[] loads)
    {
        if (patterns == 0)
        {
            yield return [];
            yield break;
        }

        for (var count = 0; ; count++)
        {
            var next = loads.Select((load, day) => load + ((patterns >> day & 1) * count)).ToArray();
            if (next.Max() > max)
            {
                yield break;
            }

            foreach (var rest in Counts(patterns - 1, days, max, next))
            {
                yield return [.. rest, count];
            }
        }
    }

    private static string Look(Population population, int[] calendar, int[] ks)
    {
        var closed = population.RollUps.Select((rollUp, day) => rollUp with { K = ks[Math.Max(0, Array.FindLastIndex(calendar, at => at <= day))] }).ToList();
        var published = UsageStatistics.Publish(closed, today: null, ks[^1], leastK: 1);
        return string.Join(" | ", [.. published.Days.Select(day => $"{day.Active ?? -1} {day.ActiveIn28Days ?? -1} {day.New ?? -1} {day.Returning ?? -1}"), .. published.Weeks.Select(week => $"week {week.Active ?? -1}")]);
    }

    private static int[] Numbers(string text) => [.. text.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
