using TelemetryHex.Analyzers.Tests.Payload;
using TelemetryHex.Analyzers.Tests.Shapes;

namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>One way to deviate.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Apply">Does it, and says what was done to what; null where the draft has no place for it.</param>
internal sealed record Mutation(string Name, Func<Draft, Dice, string?> Apply)
{
    /// <summary>Every shape that fits any payload, and what is no text: pieces gone or elsewhere, and the document's.</summary>
    public static IReadOnlyList<Mutation> All { get; } =
    [
        .. Catalogue.All.Where(entry => entry.Idea.Anywhere && !entry.Shape.Here).Select(entry => new Mutation(
            // The rows are the plain payload's, and would be a deviation of their own.
            entry.Name, (draft, dice) => draft.Write(entry.Idea.Place, entry.Shape with { Rows = null }, dice) ? entry.Shape.Text : null) { Tries = 2 }),
        .. PieceMutations.All,
        .. DocumentMutations.All,
    ];

    /// <summary>How many payloads are mutated so: fewer by one shape of many.</summary>
    public int Tries { get; private init; } = 8;

    /// <summary>A mutation of any row.</summary>
    public static Mutation OfRow(string name, Action<DraftRow, Draft, Dice> change) => new(name, (draft, dice) =>
    {
        var row = dice.Of(draft.Rows);
        var before = row.Text();
        change(row, draft, dice);
        return $"{before} → {row.Text()}";
    });
}
