namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>A declaration of a type.</summary>
internal sealed class DraftType
{
    public DraftType(AnyType type, AnyPayload payload)
    {
        Name = type.Name;
        IsPositional = type.Form is Form.Positional or Form.PositionalStruct;
        IsStruct = type.Form is Form.Struct or Form.PositionalStruct;
        Modifiers = IsStruct ? "public readonly" : "public sealed";
        Keyword = IsStruct ? "record struct" : "record";
        Members = [.. type.Members.Select(member => new DraftMember(member, payload, IsPositional))];
    }

    public string Space { get; set; } = "Any.Payload";

    public string Above { get; set; } = "";

    public string Modifiers { get; set; }

    public string Keyword { get; set; }

    public string Name { get; set; }

    public string Base { get; set; } = "";

    /// <summary>More members.</summary>
    public string More { get; set; } = "";

    public bool IsPositional { get; }

    public bool IsStruct { get; }

    public List<DraftMember> Members { get; }

    public string Text()
    {
        var members = string.Join(IsPositional ? ", " : "\n    ", Members.Select(member => member.Text()));
        return IsPositional
            ? $"namespace {Space};\n{Above}{Modifiers} {Keyword} {Name}({members}){Base}\n{{\n    {More}\n}}\n"
            : $"namespace {Space};\n{Above}{Modifiers} {Keyword} {Name}{Base}\n{{\n    {members}\n    {More}\n}}\n";
    }
}
