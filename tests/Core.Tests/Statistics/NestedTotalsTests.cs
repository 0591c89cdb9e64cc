using CsCheck;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>An attacker who subtracts totals of days, weeks and windows from each other, over months of random populations.</summary>
public sealed class NestedTotalsTests
{
    private const int Days = 60;

    private static readonly Gen<ulong> Pattern = Gen.OneOf(
        Gen.Select(Gen.Int[0, Days - 1], Gen.Int[1, Days], (start, length) => Mask(start, length)),
        Gen.Select(Gen.Int[0, Days - 1], Gen.Int[1, Days], Gen.ULong, Gen.ULong, (start, length, some, more) => Mask(start, length) & (some | more)),
        Gen.Int[0, Days - 1].Array[1, 3].Select(days => days.Aggregate(0UL, (mask, day) => mask | (1UL << day))));

    // Some populations are active on a few days only: then windows that differ hold the same instances.
    private static readonly Gen<Population> AnyPopulation =
        from weekday in Gen.Int[0, 6]
        from closed in Gen.OneOf(Gen.Const(ulong.MaxValue), Gen.Select(Gen.ULong, Gen.ULong, (some, more) => some & more))
        from instances in Gen.Select(Pattern, Gen.Frequency((3, Gen.Long[1, 12]), (1, Gen.Long[10, 60]))).Array[1, 12]
        select new Population(PublishedOf.Monday + weekday, Days, [.. instances.Select(instance => (instance.Item1 & closed, instance.Item2)).Where(instance => instance.Item1 != 0)]);

    private static readonly Gen<(Population Population, int K)> AnyCase = Gen.Select(AnyPopulation, Gen.OneOf(2, 3, 5, 10), (population, k) => (population, k));

    [Fact]
    public void Of_two_published_totals_one_within_the_other_the_difference_is_nothing_or_at_least_k()
        => AnyCase.Sample(
            test =>
            {
                var totals = Published(test.Population, test.K);
                var differences = from whole in totals
                                  from part in totals
                                  where (part.Days & ~whole.Days) == 0
                                  select whole.Count - part.Count;
                return totals.TrueForAll(total => !IsSmall(total.Count, test.K)) && !differences.Any(difference => IsSmall(difference, test.K));
            },
            iter: 300);

    [Fact]
    public void Of_two_published_totals_that_make_up_a_third_the_instances_of_both_are_none_or_at_least_k()
        => AnyCase.Sample(
            test =>
            {
                var totals = Published(test.Population, test.K);
                var counts = totals.DistinctBy(total => total.Days).ToDictionary(total => total.Days, total => total.Count);
                var intersections = from left in totals
                                    from right in totals
                                    where counts.ContainsKey(left.Days | right.Days)
                                    select left.Count + right.Count - counts[left.Days | right.Days];
                return !intersections.Any(intersection => IsSmall(intersection, test.K));
            },
            iter: 300);

    [Fact]
    public void What_was_published_never_changes()
        => Gen.Select(AnyCase, Gen.Int[0, Days]).Sample(
            (test, days) =>
            {
                var rollUps = test.Population.RollUps;
                var all = UsageStatistics.Publish(rollUps, today: null, test.K);
                var before = UsageStatistics.Publish([.. rollUps.Take(days)], today: null, test.K);

                // The first week may begin before the first day.
                return PublishedOf.Text(before) == PublishedOf.Text(all.Slice(test.Population.First - 6, test.Population.First + (days - 1)));
            },
            iter: 200);

    [Fact]
    public void New_and_returning_are_both_published_or_neither_and_make_up_the_day()
        => AnyCase.Sample(
            test => UsageStatistics.Publish(test.Population.RollUps, today: null, test.K).Days
                .All(day => day.New is { } @new && day.Returning is { } returning
                    ? @new + returning == day.Active && !IsSmall(@new, test.K) && !IsSmall(returning, test.K)
                    : day.New is null && day.Returning is null),
            iter: 300);

    // What is published, and what follows: who is new is in none of the days before, so that from one sum the next is known, and back.
    private static List<(ulong Days, long Count)> Published(Population population, int k)
    {
        var published = UsageStatistics.Publish(population.RollUps, today: null, k);
        var totals = new List<(ulong Days, long Count)>();
        void Add(int from, int to, long? count)
        {
            if (count is { } known)
            {
                totals.Add((population.ActiveDays(from, to), known));
            }
        }

        for (var day = 0; day < Days; day++)
        {
            Add(day, day, published.Days[day].Active);
            Add(day - 27, day, published.Days[day].ActiveIn28Days);
        }

        foreach (var week in published.Weeks)
        {
            var monday = week.Monday - population.First;
            Add(monday, monday + 6, week.Active);
        }

        for (var round = 0; round < 2; round++)
        {
            foreach (var day in round == 0 ? Enumerable.Range(0, Days) : Enumerable.Range(0, Days).Reverse())
            {
                var (before, upTo) = (population.ActiveDays(0, day - 1), population.ActiveDays(0, day));
                if (published.Days[day].New is { } @new && (before == 0 || totals.Exists(total => total.Days == before)))
                {
                    totals.Add((upTo, @new + (before == 0 ? 0 : totals.Find(total => total.Days == before).Count)));
                }
                else if (published.Days[day].New is { } joined && totals.Exists(total => total.Days == upTo))
                {
                    totals.Add((before, totals.Find(total => total.Days == upTo).Count - joined));
                }
            }
        }

        return [.. totals.Distinct()];
    }

    private static bool IsSmall(long number, int k) => number < k && number != 0;

    private static ulong Mask(int start, int length) => ((1UL << Math.Min(length, Days - start)) - 1) << start;
}
