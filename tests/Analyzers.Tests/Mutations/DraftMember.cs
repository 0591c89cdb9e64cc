namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>A declaration of a member.</summary>
internal sealed class DraftMember(AnyMember member, AnyPayload payload, bool isPositional)
{
    public AnyMember Drawn => member;

    public bool IsPositional => isPositional;

    public string Attribute { get; set; } = "";

    public string Modifiers { get; set; } = "public required";

    public string Type { get; set; } = (member.Leaf?.Spelling ?? payload.Types[member.Child].Name) + (member.MayBeNull ? "?" : "");

    public string Name { get; set; } = member.Name;

    public string Accessors { get; set; } = " { get; init; }";

    public string Initializer { get; set; } = "";

    public string Text()
        => isPositional ? $"{Attribute}{Type} {Name}{Initializer}" : $"{Attribute}{Modifiers} {Type} {Name}{Accessors}{Initializer}{(Initializer.Length > 0 ? ";" : "")}";
}
