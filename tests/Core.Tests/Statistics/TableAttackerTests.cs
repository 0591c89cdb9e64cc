using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>An attacker who knows the algorithm, k, the total and every label there is, and tries all tables there can be.</summary>
public sealed class TableAttackerTests
{
    // Two labels and k = 2 are left out: of a total of two, either one label has both, or each has one.
    public static TheoryData<int, int, int> Worlds { get; } = new()
    {
        { 2, 3, 12 }, { 2, 4, 14 }, { 3, 2, 8 }, { 3, 3, 10 }, { 3, 4, 12 }, { 4, 2, 7 }, { 4, 3, 9 }, { 4, 4, 11 },
    };

    [Promise(Section.Receiving, "Who knows every published table can derive no hidden cell")]
    [Theory]
    [MemberData(nameof(Worlds))]
    public void What_is_hidden_could_be_another_number(int labels, int k, int max)
    {
        // All tables with the same publication have the same total; those whose total is at most max are all there.
        var hidden = 0;
        foreach (var alike in PublishedOf.Vectors(labels, max).Where(counts => counts.Sum() <= max).GroupBy(counts => Look(counts, k)))
        {
            var tables = alike.ToList();
            var shown = PublishedOf.Table(k, PublishedOf.Groups(tables[0])).Select(group => group.Label).ToHashSet();
            for (var label = 0; label < labels; label++)
            {
                var values = tables.Select(counts => counts[label]).Distinct().ToList();
                if (!shown.Contains(((char)('a' + label)).ToString()) && values is not [0])
                {
                    hidden++;
                    (values.Count > 1).Should().BeTrue("label {0} of {1}", label, alike.Key);
                }
            }
        }

        hidden.Should().BeGreaterThan(10);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Whatever_is_published_adds_up_and_nothing_of_it_is_small(int labels, int k, int max)
    {
        foreach (var counts in PublishedOf.Vectors(labels, max))
        {
            var (total, day) = (counts.Sum(), PublishedOf.Day(k, PublishedOf.Groups(counts)));
            var table = day.Groups[Dimension.OperatingSystem];
            var named = table.Where(group => group.Label != Group.Other).ToList();
            var rest = total - named.Sum(group => group.Count);

            var holds = day.Active == (total > 0 && total < k ? null : total)
                && table.All(group => group.Count >= k)
                && table.Sum(group => group.Count) == (day.Active ?? 0)
                && (rest == 0 || rest >= k || day.Active is null)
                && named.Count >= table.Count - 1
                && named.SequenceEqual(table.Take(named.Count))
                && named.SequenceEqual(named.OrderByDescending(group => group.Count));
            holds.Should().BeTrue("of {0} is published {1}", string.Join(' ', counts), Look(counts, k));
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_labels_decide_nothing(int labels, int k, int max)
    {
        foreach (var counts in PublishedOf.Vectors(labels, max / 2))
        {
            var table = PublishedOf.Table(k, PublishedOf.Groups(counts));
            var reversed = PublishedOf.Table(k, PublishedOf.Groups([.. counts.Reverse()]));

            reversed.Select(group => group.Count).SequenceEqual(table.Select(group => group.Count)).Should().BeTrue("of {0}", string.Join(' ', counts));
        }
    }

    private static string Look(int[] counts, int k)
        => PublishedOf.Day(k, PublishedOf.Groups(counts)) is var day
            ? $"{day.Active}: {string.Join(' ', day.Groups[Dimension.OperatingSystem].Select(group => $"{group.Label}={group.Count}"))}"
            : "";
}
