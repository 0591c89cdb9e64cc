namespace TelemetryHex.Statistics;

/// <summary>Keeps the table of an open set short, whoever makes labels up.</summary>
internal static class LabelLimit
{
    /// <summary>
    /// The greatest groups, and at the end <see cref="Group.Other"/>, into which all beyond <paramref name="most"/> are folded. What is
    /// equal is folded together; and where all that is folded is equal, so is the next smallest, for a sum of equals tells each of them.
    /// So between the labels that are folded it could as well be the other way round, as <see cref="CellSuppression"/> needs it.
    /// </summary>
    /// <returns>Counts that add up to those given.</returns>
    public static IReadOnlyList<Group> Fold(IReadOnlyList<Group> groups, int most)
    {
        var kept = groups.Where(group => group.Label != Group.Other).OrderByDescending(group => group.Count).ThenBy(group => group.Label, StringComparer.Ordinal).ToList();
        var folded = groups.Where(group => group.Label == Group.Other).ToList();
        if (kept.Count > most)
        {
            var isEqual = kept[most].Count == kept[^1].Count;
            FoldUpTo(kept[most].Count, kept, folded);
            if (isEqual && kept.Count > 0)
            {
                FoldUpTo(kept[^1].Count, kept, folded);
            }
        }

        if (folded.Count > 0)
        {
            kept.Add(new Group(Group.Other, folded.Sum(group => group.Count)));
        }

        return kept;
    }

    private static void FoldUpTo(long count, List<Group> kept, List<Group> folded)
    {
        folded.AddRange(kept.Where(group => group.Count <= count));
        kept.RemoveAll(group => group.Count <= count);
    }
}
