using TelemetryHex.Analyzers.Tests.Mutations;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>A declaration of a type.</summary>
internal sealed class DraftType
{
    public DraftType(AnyType type, AnyPayload payload)
    {
        Name = type.Name;
        IsPositional = type.Form is Form.Positional or Form.PositionalStruct;
        Head = (type.Form is Form.Struct or Form.PositionalStruct ? "public readonly record struct " : "public sealed record ") + type.Name;
        Members = [.. type.Members.Select(member => new DraftMember(member, payload))];
    }

    public string Space { get; set; } = "Acme.Payload";

    public string Name { get; }

    public string Head { get; set; }

    public string Base { get; set; } = "";

    /// <summary>More in its body.</summary>
    public string Added { get; set; } = "";

    /// <summary>Instead of everything else here.</summary>
    public string? Whole { get; set; }

    public bool IsPositional { get; set; }

    public List<DraftMember> Members { get; }

    public string Text()
    {
        var members = string.Join(IsPositional ? ", " : "\n    ", Members.Select(member => member.Text(IsPositional)));
        return Whole ?? (IsPositional
            ? $"{Head}({members}){Base}\n{{\n    {Added}\n}}"
            : $"{Head}{Base}\n{{\n    {members}\n    {Added}\n}}");
    }
}

/// <summary>A declaration of a member.</summary>
internal sealed class DraftMember(AnyMember member, AnyPayload payload)
{
    public AnyMember Drawn => member;

    public string Type { get; } = (member.Leaf?.Spelling ?? payload.Types[member.Child].Name) + (member.MayBeNull ? "?" : "");

    public string Name => member.Name;

    /// <summary>Instead of everything else here.</summary>
    public string? Whole { get; set; }

    public string Text(bool isPositional) => Whole ?? (isPositional ? $"{Type} {Name}" : $"public required {Type} {Name} {{ get; init; }}");
}

/// <summary>A row of a document.</summary>
internal sealed class DraftRow(string path, string type)
{
    public string Path { get; set; } = path;

    public string Type { get; set; } = type;

    public string Why { get; set; } = "To know it";

    public string Example { get; set; } = "`1`";

    /// <summary>What stands around the row; <c>{0}</c> is the row.</summary>
    public string Around { get; set; } = "{0}";

    public string Text() => Around.Replace("{0}", $"| `{Path}` | {Type} | {Why} | {Example} |", StringComparison.Ordinal);
}

/// <summary>A file of a compilation.</summary>
internal sealed record SourceFile(string Path, string Text);
