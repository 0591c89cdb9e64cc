using System.Numerics;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>A table of a day or a week as an attacker sees it: some cells by their labels, the others in one sum.</summary>
/// <param name="Unknowns">How many unknowns there are in all.</param>
/// <param name="First">The unknown of its first label.</param>
/// <param name="Labels">How many labels there are.</param>
/// <param name="Total">The sum to which the cells add up.</param>
/// <param name="True">What it holds.</param>
/// <param name="Published">What is published of it.</param>
internal sealed record KnownTable(int Unknowns, int First, int Labels, IReadOnlyList<BigInteger> Total, IReadOnlyList<Group> True, IReadOnlyList<Group> Published)
{
    /// <summary>The unknowns of the cells with somebody in them that are not shown.</summary>
    public IReadOnlyList<int> SecretCells => [.. True.Where(cell => !IsShown(cell.Label)).Select(cell => First + IndexOf(cell.Label))];

    public static string NameOf(int label) => ((char)('a' + label)).ToString();

    /// <summary>The labels whose sum the group is.</summary>
    public IReadOnlyList<int> LabelsOf(Group group)
        => group.Label == Group.Other ? [.. Enumerable.Range(0, Labels).Where(label => !IsShown(NameOf(label)))] : [IndexOf(group.Label)];

    /// <summary>The sum of the cells of those labels.</summary>
    public BigInteger[] Row(IReadOnlyList<int> labels)
    {
        var row = new BigInteger[Unknowns];
        foreach (var label in labels)
        {
            row[First + label] = 1;
        }

        return row;
    }

    private bool IsShown(string label) => Published.Any(group => group.Label == label);

    private static int IndexOf(string label) => label[0] - 'a';
}
