namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>One way to deviate.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Apply">Does it, and says what was done to what; null where the draft has no place for it.</param>
internal sealed record Mutation(string Name, Func<Draft, Dice, string?> Apply)
{
    public static IReadOnlyList<Mutation> All { get; } = [.. MemberMutations.All, .. TypeMutations.All, .. NamespaceMutations.All, .. DocumentMutations.All];

    /// <summary>A mutation of any member that fits.</summary>
    public static Mutation OfMember(string name, Func<DraftMember, bool> fits, Action<DraftMember, Dice> change) => new(name, (draft, dice) =>
    {
        if (dice.Of(draft.Types.SelectMany(type => type.Members), fits) is not { } member)
        {
            return null;
        }

        var before = member.Text();
        change(member, dice);
        return $"{before} → {member.Text()}";
    });

    /// <summary>A mutation of any type that fits.</summary>
    public static Mutation OfType(string name, Func<DraftType, bool> fits, Action<DraftType, Dice> change) => new(name, (draft, dice) =>
    {
        if (dice.Of(draft.Types, fits) is not { } type)
        {
            return null;
        }

        change(type, dice);
        return type.Name;
    });

    /// <summary>A mutation of any row.</summary>
    public static Mutation OfRow(string name, Action<DraftRow, Draft, Dice> change) => new(name, (draft, dice) =>
    {
        var row = dice.Of(draft.Rows);
        var before = row.Text();
        change(row, draft, dice);
        return $"{before} → {row.Text()}";
    });
}
