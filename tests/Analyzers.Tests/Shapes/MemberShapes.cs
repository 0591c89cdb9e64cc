namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>A member that has no row, or that is not its own value.</summary>
internal static class MemberShapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("one more property", "The leak that everybody writes first.")
        {
            Leaks = true, Rule = "THX0002", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public required string Host { get; init; } }",
        },
        new("one more property that nobody must set", "It is optional, and sent all the same.")
        {
            Leaks = true, Rule = "THX0002", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public string? Host { get; init; } }",
        },
        new("one more positional parameter", "A parameter is a property.")
        {
            Leaks = true, Rule = "THX0002", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo(OsName Name, string Host);",
        },
        new("one more parameter of a record struct", "So it is in a struct.")
        {
            Leaks = true, Rule = "THX0002", Names = "OsInfo.Host",
            Os = "public readonly record struct OsInfo(OsName Name, string Host);",
        },
        new("a second part in another file", "Partial types are read by symbol, not by file.")
        {
            Leaks = true, Rule = "THX0002", Names = "OsInfo.Host",
            Os = "public sealed partial record OsInfo { public required OsName Name { get; init; } }",
            More = "namespace Small.Payload; public sealed partial record OsInfo { public required string Host { get; init; } }",
        },
        new("a look-alike name", "The second letter is Cyrillic, so that a reader sees a documented name twice.")
        {
            Leaks = true, Rule = "THX0005", Names = "OsInfo.N\u0430me",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public required string N\u0430me { get; init; } }",
        },
        new("a public field", "The serializer leaves fields out, until an option says otherwise.")
        {
            Rule = "THX0005", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public string? Host; }",
        },
        new("a public field where fields are included", "The option is set elsewhere, by somebody else.")
        {
            Leaks = true, Rule = "THX0005", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public string? Host; }",
            Above = """
                namespace Small;
                public static class Adapter
                {
                    public static string Write(Small.Payload.Report report) => JsonSerializer.Serialize(report, new JsonSerializerOptions { IncludeFields = true });
                }
                """,
        },
        new("a private field", "It is no data, and an attribute away from it.")
        {
            Rule = "THX0005", Names = "OsInfo._host",
            Os = "public sealed record OsInfo { private readonly string _host = Machine.Name; public required OsName Name { get; init; } }",
        },
        new("an internal property", "It is not sent by default.")
        {
            Rule = "THX0005", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } internal string? Host { get; init; } }",
        },
        new("a computed property", "It says what nobody gave it.")
        {
            Leaks = true, Rule = "THX0002", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public string Host => Machine.Name; }",
        },
        new("a documented property that computes", "The value is of the right type, and not the one that was given.")
        {
            Rule = "THX0005", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public OsName Name => Machine.Name.Length > 4 ? OsName.Sample : null!; }",
        },
        new("an accessor that keeps its field", "The field keyword hides a body in an accessor.")
        {
            Rule = "THX0005", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required OsName Name { get => field ?? OsName.Sample; init; } }",
        },
        new("an initializer", "The machine is asked when nobody gives a value.")
        {
            Leaks = true, Rule = "THX0005", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public string Host { get; init; } = Machine.Name; }",
        },
        new("an initializer of a documented property", "A value that does not come from whoever makes the report.")
        {
            Rule = "THX0005", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public OsName Name { get; init; } = OsName.Sample; }",
        },
        new("a default of a positional parameter", "The same, with less text.")
        {
            Rule = "THX0005", Names = "CpuInfo.PhysicalCores",
            Cpu = "public sealed record CpuInfo(CoreCount? LogicalCores, CoreCount? PhysicalCores = null);",
        },
        new("a private setter", "The type itself can change what was given.")
        {
            Rule = "THX0005", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public OsName Name { get; private set; } = OsName.Sample; }",
        },
        new("a setter", "Anybody can change it after the fact.")
        {
            Rule = "THX0005", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required OsName Name { get; set; } }",
        },
        new("a static property", "Not of the report, and a place for state.")
        {
            Rule = "THX0005", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public static string? Host { get; set; } }",
        },
        new("an indexer", "It is no member of the wire, and code.")
        {
            Rule = "THX0005", Names = "OsInfo.this[]",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public string this[int index] => Machine.Name; }",
        },
        new("a method", "Data does nothing.")
        {
            Rule = "THX0005", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public string Host() => Machine.Name; }",
        },
        new("a written ToString", "What prints itself may be logged and sent as text.")
        {
            Rule = "THX0005", Names = "OsInfo.ToString",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public override string ToString() => Machine.Name; }",
        },
        new("an operator", "A conversion to text is a way out.")
        {
            Rule = "THX0005", Names = "OsInfo.op_Implicit",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public static implicit operator string(OsInfo os) => Machine.Name; }",
        },
        new("a written constructor", "It can put in what nobody gave.")
        {
            Rule = "THX0005", Names = "OsInfo..ctor",
            Os = "public sealed record OsInfo { public OsInfo() => Name = OsName.Sample; public OsName Name { get; init; } }",
        },
        new("an event", "It holds whoever listens.")
        {
            Rule = "THX0005", Names = "OsInfo.Changed",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public event Action? Changed { add { } remove { } } }",
        },
        new("a constant", "A text in the payload that no row tells of.")
        {
            Rule = "THX0005", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public const string Host = \"LEAK\"; }",
        },
    ];
}
