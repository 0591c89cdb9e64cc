using System.Globalization;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>An attacker who knows the algorithm and k, holds every total of every day, week and window since the first day, and tries all populations there can be.</summary>
public sealed class TotalsAttackerTests
{
    // For k = 3 a withheld day has 1 or 2: three such days in a row can leave no choice.
    [Theory]
    [InlineData("0 1", 3, 10)]
    [InlineData("0 1", 4, 14)]
    [InlineData("0 1", 5, 17)]
    [InlineData("0 1 2", 4, 6)]
    [InlineData("0 1 2", 5, 7)]
    [InlineData("6 7", 4, 14)] // a Sunday and the Monday after it
    [InlineData("5 6 7", 4, 5)] // the end of a week, and a day of the next
    [InlineData("6 7 13", 4, 5)] // the ends of two weeks
    [InlineData("0 6 28", 4, 5)] // a window that has lost a day of the first week
    [InlineData("0 27 28", 4, 5)]
    [InlineData("6 33 34", 4, 5)]
    public void No_small_number_of_instances_can_be_told_for_sure(string days, int k, int max)
    {
        // Populations with the same publication have the same days, but for those withheld: all with at most max a day are here.
        int[] calendar = [.. days.Split(' ').Select(day => int.Parse(day, CultureInfo.InvariantCulture))];
        var looks = Populations(calendar, max).GroupBy(population => Look(population, k), population => Numbers(population, calendar)).ToList();

        looks.Should().HaveCountGreaterThan(50);
        foreach (var look in looks)
        {
            var populations = look.ToList();
            for (var number = 0; number < populations[0].Count; number++)
            {
                var values = populations.Select(numbers => numbers[number]).Distinct().ToList();
                if (values is [var sure] && sure > 0 && sure < k)
                {
                    Assert.Fail($"{look.Key} tells that number {number} is {sure}");
                }
            }
        }
    }

    // Each day, each span of days, who is new, who returns, who is of a span but not of a day of it, and who is of two days.
    private static List<long> Numbers(Population population, int[] calendar)
    {
        var numbers = new List<long>();
        for (var last = 0; last < calendar.Length; last++)
        {
            var day = 1UL << calendar[last];
            numbers.AddRange([population.New(calendar[last]), population.Returning(calendar[last])]);
            for (var first = 0; first <= last; first++)
            {
                var among = calendar[first..(last + 1)];
                var span = population.Count(among.Aggregate(0UL, (mask, at) => mask | (1UL << at)));
                var earlier = 1UL << calendar[first];
                numbers.AddRange([span, population.Count(earlier) + population.Count(day) - population.Count(earlier | day)]);
                numbers.AddRange(among.Select(at => span - population.Count(1UL << at)));
            }
        }

        return numbers;
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

    private static string Look(Population population, int k)
    {
        var published = UsageStatistics.Publish(population.RollUps, today: null, k);
        return string.Join(" | ", [.. published.Days.Select(day => $"{day.Active ?? -1} {day.ActiveIn28Days ?? -1} {day.New ?? -1} {day.Returning ?? -1}"), .. published.Weeks.Select(week => $"week {week.Active ?? -1}")]);
    }
}
