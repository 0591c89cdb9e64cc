namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>What can be done to a type.</summary>
internal static class TypeMutations
{
    private static readonly string[] Directives =
        ["#region x\n#endregion\n", "#pragma warning disable\n", "#nullable disable\n", "#nullable enable\n", "#line hidden\n", "#if SHIP\n#endif\n"];

    private static readonly string[] Members =
    [
        "public string Host() => \"\";", "private readonly string? _host;", "public const string Host = \"\";", "public string this[int index] => \"\";", "public static string Host { get; set; } = \"\";",
        "private string Host => \"\";", "public event Action? Changed { add { } remove { } }", "public override string ToString() => \"\";", "public override int GetHashCode() => 0;", "public static int operator ~({0} value) => 0;",
        "public static implicit operator string({0} value) => \"\";", "string Host => \"\";", "static {0}() { }",
    ];

    private static readonly string[] Nested = ["public sealed record Host(string Text);", "private enum Host;", "public delegate string Host();", "internal interface IHost;", "private struct Host;"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Mutation.OfType("an attribute on a type", _ => true, (type, dice) => type.Above = dice.Of(["[Obsolete] ", "[Serializable] ", "[System.Diagnostics.DebuggerDisplay(\"x\")] "])),
        Mutation.OfType("a directive", _ => true, (type, dice) => type.More = "\n" + dice.Of(Directives)),
        Mutation.OfType("a base", type => !type.IsStruct, (type, _) => type.Base = " : Ancestor"),
        Mutation.OfType("an interface", _ => true, (type, dice) => type.Base = dice.Of([" : IMarked", " : IHosted"])),
        Mutation.OfType("no longer sealed", type => !type.IsStruct, (type, _) => type.Modifiers = "public"),
        Mutation.OfType("no longer read-only", type => type.IsStruct, (type, _) => type.Modifiers = "public"),
        Mutation.OfType("partial", _ => true, (type, _) => type.Modifiers += " partial"),
        Mutation.OfType("unsafe type", _ => true, (type, _) => type.Modifiers += " unsafe"),
        Mutation.OfType("no longer a record", type => !type.IsPositional, (type, _) => type.Keyword = type.IsStruct ? "struct" : "class"),
        Mutation.OfType("another member", _ => true, (type, dice) => type.More = dice.Of(Members).Replace("{0}", type.Name, StringComparison.Ordinal)),
        Mutation.OfType("a nested type", _ => true, (type, dice) => type.More = dice.Of(Nested)),
        Mutation.OfType("moved out of the namespace", _ => true, (type, _) => type.Space = "Any.Elsewhere"),
        Mutation.OfType("moved into a namespace of its own", type => type.Name == "Report", (type, _) => type.Space = "Any.Payload.Below"),
        Mutation.OfType("the root renamed", type => type.Name == "Report", (type, _) => type.Name = "Reports"),
        new("a second part", (draft, dice) =>
        {
            var type = dice.Of(draft.Types);
            type.Modifiers += " partial";
            draft.More = $"namespace Any.Payload {{ {type.Modifiers} {type.Keyword} {type.Name} {{ public string? Host {{ get; init; }} }} }}";
            return draft.More;
        }),
    ];
}
