namespace TelemetryHex.Statistics;

/// <summary>Primary and complementary suppression of a table's cells, by folding them into one.</summary>
internal static class CellSuppression
{
    /// <summary>
    /// The groups, the greatest first, and at the end <see cref="Group.Other"/>, into which those under <paramref name="k"/> are folded;
    /// what is folded already is not told from it.
    /// The next smallest are folded too where <c>other</c> would be under k, or where each folded group has k - 1, the most that it can:
    /// whoever knows all labels would divide. What is equal is folded together, for a choice by label would tell who is the smaller.
    /// So whatever is hidden could as well be the other way round between the labels.
    /// </summary>
    /// <returns>Counts that add up to those given and are all at least k; empty where the table as a whole is under k.</returns>
    public static IReadOnlyList<Group> Fold(IReadOnlyList<Group> groups, int k)
    {
        var kept = groups.Where(group => group.Count >= k && group.Label != Group.Other).OrderByDescending(group => group.Count).ThenBy(group => group.Label, StringComparer.Ordinal).ToList();
        var small = groups.Where(group => group.Count < k && group.Label != Group.Other).ToList();
        var other = groups.Sum(group => group.Count) - kept.Sum(group => group.Count);
        if (kept.Count > 0 && other > 0 && (other < k || (small.Count > 0 && small.TrueForAll(group => group.Count == k - 1))))
        {
            var next = kept[^1].Count;
            other += next * kept.RemoveAll(group => group.Count == next);
        }

        if (other >= k)
        {
            kept.Add(new Group(Group.Other, other));
        }

        return kept;
    }
}
