namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>What can be done to a member.</summary>
internal static class MemberMutations
{
    private static readonly string[] OpenTypes = ["string", "object", "double", "byte[]", "Guid", "DateTime", "System.Collections.Generic.List<Word>", "Foreign", "DayOfWeek", "(int, int)"];
    private static readonly string[] NewNames = ["Host", "UserName", "HomePath", "Serial2"];
    private static readonly string[] NoNames = ["host", "_Host", "IP", "HostX", "H", "Ho_st", "Höst"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Add("add a closed member", (dice, member) => member.Type = dice.Of(Leaf.All).Spelling),
        Add("add an open member", (dice, member) => member.Type = dice.Of(OpenTypes)),
        Mutation.OfMember("rename", _ => true, (member, dice) => member.Name = dice.Of(NewNames)),
        Mutation.OfMember("rename to what is no wire name", _ => true, (member, dice) => member.Name = dice.Of(NoNames)),
        Mutation.OfMember("retype to another closed type", _ => true, (member, dice) => member.Type = dice.Of([.. Leaf.All.Where(leaf => leaf != member.Drawn.Leaf)]).Spelling + (member.Drawn.MayBeNull ? "?" : "")),
        Mutation.OfMember("retype to an open type", _ => true, (member, dice) => member.Type = dice.Of(OpenTypes)),
        Mutation.OfMember("change the nullability", _ => true, (member, _) => member.Type = member.Drawn.MayBeNull ? member.Type[..^1] : member.Type + "?"),
        new("drop", (draft, dice) =>
        {
            var type = dice.Of(draft.Types);
            var member = dice.Of(type.Members);
            _ = type.Members.Remove(member);
            return member.Text();
        }),
        Mutation.OfMember("an attribute", _ => true, (member, _) => member.Attribute = "[Obsolete] ".Replace("Obsolete", member.IsPositional ? "property: Obsolete" : "Obsolete", StringComparison.Ordinal)),
        Mutation.OfMember("an attribute on the field", _ => true, (member, _) => member.Attribute = "[field: NonSerialized] "),
        Mutation.OfMember("an attribute on an accessor", IsNominal, (member, _) => member.Accessors = " { [Obsolete] get; init; }"),
        Mutation.OfMember("internal", IsNominal, (member, _) => member.Modifiers = "internal"),
        Mutation.OfMember("static", IsNominal, (member, _) => (member.Modifiers, member.Accessors) = ("public static", " { get; } = default!;")),
        Mutation.OfMember("unsafe", IsNominal, (member, _) => member.Modifiers = "public unsafe required"),
        Mutation.OfMember("a getter alone with a private init", IsNominal, (member, _) => (member.Modifiers, member.Accessors) = ("public", " { get; private init; }")),
        Mutation.OfMember("a body", IsNominal, (member, _) => (member.Modifiers, member.Accessors) = ("public", " => default!;")),
        Mutation.OfMember("a body of a getter", IsNominal, (member, _) => member.Accessors = " { get => field; init; }"),
        Mutation.OfMember("a body of an init", IsNominal, (member, _) => member.Accessors = " { get; init => field = value; }"),
        Mutation.OfType("an initializer", type => !type.IsPositional && !type.IsStruct, (type, dice) =>
        {
            var member = dice.Of(type.Members);
            (member.Modifiers, member.Initializer) = ("public", " = default!");
        }),
        new("a default of the last parameter", (draft, dice) =>
        {
            var type = dice.Of(draft.Types, type => type.IsPositional);
            type?.Members[^1].Initializer = " = default!";
            return type?.Members[^1].Text();
        }),
        Mutation.OfMember("a parameter's modifier", member => member.IsPositional, (member, _) => member.Type = "in " + member.Type),
        Mutation.OfMember("a field instead", IsNominal, (member, _) => (member.Modifiers, member.Accessors) = ("public readonly", ";")),
    ];

    private static bool IsNominal(DraftMember member) => !member.IsPositional;

    private static Mutation Add(string name, Action<Dice, DraftMember> choose) => new(name, (draft, dice) =>
    {
        var type = dice.Of(draft.Types);
        var member = new DraftMember(new AnyMember(dice.Of(NewNames), Leaf.All[0], 0, false), new AnyPayload([]), type.IsPositional);
        choose(dice, member);
        type.Members.Insert(dice.Of([0, type.Members.Count]), member);
        return $"{type.Name}: {member.Text()}";
    });
}
