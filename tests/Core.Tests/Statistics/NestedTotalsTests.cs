using CsCheck;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>An attacker who subtracts totals of days, weeks and windows from each other, over months of random populations, in which k is raised or lowered on some day.</summary>
[Trait("Speed", "Slow")]
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

    private static readonly Gen<(Population Population, KOverTime K)> AnyCase = Gen.Select(AnyPopulation, KOverTime.Any(Days), (population, k) => (population, k));

    [Fact]
    public void Of_two_published_totals_one_within_the_other_the_difference_is_nothing_or_at_least_k()
        => AnyCase.Sample(
            test =>
            {
                var totals = Published(test.Population, test.K);
                var differences = from whole in totals
                                  from part in totals
                                  where part.Days != 0 && (part.Days & ~whole.Days) == 0
                                  select (Count: whole.Count - part.Count, K: Math.Max(whole.K, part.K));
                return totals.TrueForAll(total => !IsSmall(total.Count, total.K)) && !differences.Any(difference => IsSmall(difference.Count, difference.K));
            },
            iter: 300);

    [Fact]
    public void Of_two_published_totals_that_make_up_a_third_the_instances_of_both_are_none_or_at_least_k()
        => AnyCase.Sample(
            test =>
            {
                var totals = Published(test.Population, test.K);
                var wholes = totals.GroupBy(total => total.Days).ToDictionary(same => same.Key, same => same.MaxBy(total => total.K));
                var intersections = from left in totals
                                    from right in totals
                                    where (left.Days & ~right.Days) != 0 && (right.Days & ~left.Days) != 0 && wholes.ContainsKey(left.Days | right.Days)
                                    let whole = wholes[left.Days | right.Days]
                                    select (Count: left.Count + right.Count - whole.Count, K: Math.Max(whole.K, Math.Max(left.K, right.K)));
                return !intersections.Any(intersection => IsSmall(intersection.Count, intersection.K));
            },
            iter: 300);

    [Promise(Section.Receiving, "Who knows every published table can derive no hidden cell")]
    [Fact]
    public void What_was_published_never_changes()
        => Gen.Select(AnyCase, Gen.Int[0, Days]).Sample(
            (test, days) =>
            {
                var all = test.K.Publish(test.Population.RollUps);
                var before = test.K.Publish([.. test.Population.RollUps.Take(days)]);
                return PublishedOf.Text(before) == PublishedOf.Text(UpTo(all, test.Population, days));
            },
            iter: 200);

    [Promise(
        Section.Receiving,
        "What was published stays as it is though k is raised or lowered, and a comparison with it tells of no fewer than the larger "
        + "k")]
    [Fact]
    public void Of_days_that_are_closed_the_same_is_published_before_and_after_k_is_raised_or_lowered()
    {
        var differs = 0;
        AnyCase.Sample(
            test =>
            {
                var closed = test.Population.RollUps.Take(test.K.Change).ToList();
                var (before, after) = (test.K with { Change = Days }, test.K with { Before = test.K.After });
                var all = test.K.Publish(test.Population.RollUps);
                Interlocked.Add(ref differs, PublishedOf.Text(before.Publish(closed)) == PublishedOf.Text(after.Publish(closed)) ? 0 : 1);
                return PublishedOf.Text(before.Publish(closed)) == PublishedOf.Text(UpTo(all, test.Population, test.K.Change));
            },
            iter: 200);

        differs.Should().BeGreaterThan(30, "under the other k another would have been published");
    }

    [Fact]
    public void New_and_returning_are_both_published_or_neither_and_make_up_the_day()
        => AnyCase.Sample(
            test => test.K.Publish(test.Population.RollUps).Days
                .All(day => day.New is { } @new && day.Returning is { } returning
                    ? @new + returning == day.Active && !IsSmall(@new, test.K.StrictestUpTo(day.Day - test.Population.First)) && !IsSmall(returning, test.K.StrictestUpTo(day.Day - test.Population.First))
                    : day.New is null && day.Returning is null),
            iter: 300);

    // What is published, and what follows: who is new is in none of the days before, so that from one sum the next is known, and back.
    // Each with the k under which it is: that of the day, where it tells of that day alone, and else the strictest.
    private static List<(ulong Days, long Count, int K)> Published(Population population, KOverTime k)
    {
        var published = k.Publish(population.RollUps);
        var totals = new List<(ulong Days, long Count, int K)>();
        void Add(int from, int to, long? count)
        {
            if (count is { } known)
            {
                totals.Add((population.ActiveDays(from, to), known, from == to ? k.Of(to) : k.StrictestUpTo(to)));
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
                    totals.Add((upTo, @new + (before == 0 ? 0 : totals.Find(total => total.Days == before).Count), k.StrictestUpTo(day)));
                }
                else if (published.Days[day].New is { } joined && totals.Exists(total => total.Days == upTo))
                {
                    totals.Add((before, totals.Find(total => total.Days == upTo).Count - joined, k.StrictestUpTo(day)));
                }
            }
        }

        return [.. totals.Distinct()];
    }

    // The first week may begin before the first day.
    private static PublishedStatistics UpTo(PublishedStatistics published, Population population, int days)
        => published.Slice(population.First - 6, population.First + (days - 1));

    private static bool IsSmall(long number, int k) => number < k && number != 0;

    private static ulong Mask(int start, int length) => ((1UL << Math.Min(length, Days - start)) - 1) << start;
}
