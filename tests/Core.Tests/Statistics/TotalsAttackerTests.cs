using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>An attacker who knows the algorithm and k, holds every total since the first day, and tries all populations there can be.</summary>
public sealed class TotalsAttackerTests
{
    // For k = 3 a withheld day has 1 or 2: three such days in a row can leave no choice.
    [Theory]
    [InlineData(2, 3, 10)]
    [InlineData(2, 4, 14)]
    [InlineData(2, 5, 17)]
    [InlineData(3, 4, 6)]
    [InlineData(3, 5, 7)]
    public void No_small_number_of_instances_can_be_told_for_sure(int days, int k, int max)
    {
        // Populations with the same publication have the same days, but for those withheld: all with at most max a day are here.
        var looks = Populations(days, max).GroupBy(population => Look(population, k), Numbers).ToList();

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

    // Each day, each span up to a day, who is new, who returns, who is of a span but not of a day of it, and who is of two days.
    private static List<long> Numbers(Population population)
    {
        var numbers = new List<long>();
        for (var day = 0; day < population.Days; day++)
        {
            var upTo = population.Count((2UL << day) - 1);
            numbers.AddRange([population.Count(1UL << day), upTo, population.New(day), population.Returning(day)]);
            for (var earlier = 0; earlier <= day; earlier++)
            {
                numbers.Add(upTo - population.Count(1UL << earlier));
                numbers.Add(population.Count(1UL << earlier) + population.Count(1UL << day) - population.Count((1UL << earlier) | (1UL << day)));
            }
        }

        return numbers;
    }

    private static IEnumerable<Population> Populations(int days, int max)
        => from counts in Counts((1 << days) - 1, days, max, new int[days])
           select new Population(PublishedOf.Monday, days, [.. counts.Select((count, index) => ((ulong)index + 1, (long)count)).Where(instance => instance.Item2 > 0)]);

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
        => string.Join(" | ", UsageStatistics.Publish(population.RollUps, today: null, k).Days
            .Select(day => $"{day.Active} {day.ActiveIn28Days} {day.New} {day.Returning}".Replace("  ", " - ", StringComparison.Ordinal)));
}
