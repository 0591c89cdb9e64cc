using static TelemetryHex.Analyzers.Tests.Shapes.Idea;

namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>An attribute or a directive: it changes the wire and leaves the members as they are.</summary>
internal static class Annotations
{
    private const string Row = "| `id` | word | To count | `abc` |";

    private const string Loud =
        """
        namespace Acme.Host
        {
            public sealed class Loud<T> : JsonConverter<T>
            {
                public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();
                public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Machine.Name);
            }
        }
        """;

    public static IEnumerable<Idea> All =>
    [
        Refuse("an attribute, wherever it stands", "Everything in a type is looked at, not only what has a name.",
            Place.Payload, [new("THX0007", "{0}", "the attribute 'AnyAttribute'")], [
            Of("[{|#0:Any|}]\npublic sealed record Report(Word Id);", "Report"),
            Of("[method: {|#0:Any|}]\npublic sealed record Report(Word Id);", "Report..ctor"),
            Of("public sealed record Report([{|#0:Any|}] Word Id);", "Report..ctor"),
            Of("public sealed record Report([param: {|#0:Any|}] Word Id);", "Report..ctor"),
            Of("public sealed record Report([property: {|#0:Any|}] Word Id);", "Report.Id"),
            Of("public sealed record Report([field: {|#0:Any|}] Word Id);", "Report.<Id>k__BackingField"),
            Of("public sealed record Report { [{|#0:Any|}] public Word Id { get; init; } }", "Report.Id"),
            Of("public sealed record Report { [field: {|#0:Any|}] public Word Id { get; init; } }", "Report.<Id>k__BackingField"),
            Of("public sealed record Report { public Word Id { [{|#0:Any|}] get; init; } }", "Report.get_Id"),
            Of("public sealed record Report { public Word Id { [return: {|#0:Any|}] get; init; } }", "Report.get_Id"),
            Of("public sealed record Report { public Word Id { get; [{|#0:Any|}] init; } }", "Report.set_Id"),
            Of("public sealed record Report { public Word Id { get; [param: {|#0:Any|}] init; } }", "Report.set_Id"),
            Of("public sealed record Report(OsInfo<Word> Os);\npublic sealed record {|THX0005:OsInfo|}<[{|#0:Acme.Host.Any|}] T>(Word Name);", "OsInfo") with { Rows = "| `os.name` | word | To know | `x` |" },
            "[{|THX0007:Any|}, {|THX0007:Any|}]\n[{|THX0007:Any|}]\npublic sealed record Report([property: {|THX0007:System.Obsolete|}] Word Id);",
        ]) with { Rows = Row },
        Refuse("any attribute", "None is an exception, least of all those that change the wire or silence others.",
            Place.Payload, [new("THX0007")], [
            "[{|THX0007:System.Text.Json.Serialization.JsonConverter(typeof(string))|}]\npublic sealed record Report(Word Id);",
            "public sealed record Report([property: {|THX0007:System.Text.Json.Serialization.JsonPropertyName(\"host\")|}] Word Id);",
            "public sealed record Report([property: {|THX0007:System.Text.Json.Serialization.JsonIgnore|}] Word Id);",
            Keeps("public sealed record Report([field: {|THX0007:System.Text.Json.Serialization.JsonInclude|}] Word Id);"), // Sent twice, once under a name that no row has.
            "[{|THX0007:System.Diagnostics.CodeAnalysis.SuppressMessage(\"Privacy\", \"THX0007\")|}]\npublic sealed record Report(Word Id);",
            "[{|THX0007:System.CodeDom.Compiler.GeneratedCode(\"\", \"\")|}]\npublic sealed record Report(Word Id);",
            "[{|THX0007:System.Runtime.CompilerServices.CompilerGenerated|}]\npublic sealed record Report(Word Id);",
        ]) with { Rows = Row },
        Refuse("an attribute of a value", "It renames, reorders, keeps back or replaces what is documented.",
            Place.Value, [new("THX0007")], [
            "[property: {|#0:Obsolete|}] Word Id", "[field: {|#0:NonSerialized|}] Word Id",
            Leaks("[property: {|THX0007:JsonConverter(typeof(Loud<Word>))|}] Word Id") with { Beside = Loud, Here = true },
            Keeps("[property: {|THX0007:JsonPropertyName(\"family\")|}] Word Id"),
            Keeps("[property: {|THX0007:DataMember(Name = \"host\")|}] Word Id"),
            Keeps("[property: {|THX0007:JsonPropertyOrder(2)|}] Word Id"),
        ]) with { Anywhere = true },
        Refuse("an attribute of an accessor, or a value kept back", "It changes a documented member.",
            Place.Member, [new("THX0007", "Report.{0}")], [
            Keeps("public required Word Id { [{|#0:Obsolete|}] get; init; }", "get_Id"),
            Of("public Word Id { [{|#0:Obsolete|}] get; init; }", "get_Id"),
            Keeps("[{|#0:JsonIgnore|}] public Word Id { get; init; }", "Id"),
        ]) with { Anywhere = true },
        Refuse("an attribute of a type", "It decides about the whole object.",
            Place.Head, [new("THX0007", "OsInfo")], [
            "[{|#0:Obsolete|}] public sealed record OsInfo", "[{|#0:Obsolete|}] public readonly record struct OsInfo", "[{|#0:Serializable|}] public sealed record OsInfo",
            "[{|#0:System.Diagnostics.DebuggerDisplay(\"x\")|}] public sealed record OsInfo",
            Leaks("[{|#0:JsonConverter(typeof(Loud<OsInfo>))|}] public sealed record OsInfo") with { Beside = Loud, Here = true },
        ]) with { Anywhere = true },
        Refuse("an attribute that sends derived types",
            "What a derived type adds is sent with it; its discriminator is a member that no row tells of.",
            Place.Head, [new("THX0007", "OsInfo")], [
            Leaks("[{|#0:JsonDerivedType(typeof(FullOsInfo))|}] public record {|THX0005:OsInfo|}") with { Beside = "namespace Acme.Host { public sealed record FullOsInfo : Acme.Payload.OsInfo { public required string Host { get; init; } } }" },
            Leaks("[{|#0:JsonPolymorphic(TypeDiscriminatorPropertyName = \"LEAK\")|}] [{|THX0007:JsonDerivedType(typeof(FullOsInfo), \"full\")|}] public record {|THX0005:OsInfo|}") with
            {
                Beside = "namespace Acme.Host { public sealed record FullOsInfo : Acme.Payload.OsInfo; }",
            },
        ]),
        Refuse("an attribute of a member more", "It sends what would not be sent, or hides it from other eyes.",
            Place.Added, [new("THX0007", "Report.{0}")], [
            Leaks("[{|#0:JsonInclude|}] private string? {|THX0005:_host|}; public string? {|THX0005:Peek|}() => _host;", "_host"),
            Leaks("[{|#0:JsonInclude|}] private string? {|THX0002:{|THX0005:{|THX0006:Host|}|}|} { get; init; }", "Host"),
            Leaks("[{|#0:JsonInclude|}] internal string? {|THX0002:{|THX0005:{|THX0006:Host|}|}|} { get; init; }", "Host"),
            Leaks("[{|#0:System.Text.Json.Serialization.JsonExtensionData|}] public Dictionary<string, object>? {|THX0002:{|THX0006:More|}|} { get; init; }", "More") with { Built = true },
            // It would go out in a documented place.
            Of("[{|#0:System.Text.Json.Serialization.JsonPropertyName(\"total_gb\")|}] public Word? {|THX0002:Sockets|} { get; init; }", "Sockets") with
            {
                Built = true,
            },
            Leaks("[{|#0:System.Diagnostics.CodeAnalysis.SuppressMessage(\"Privacy\", \"THX0002\")|}] public required string {|THX0002:{|THX0006:Host|}|} { get; init; }", "Host"),
        ]),
        Refuse("an attribute on a leak", "Neither the attribute nor the leak may stand.",
            Place.Payload, [new("THX0007")], [
            Leaks("public sealed record Report(Word Id, [field: {|THX0007:JsonInclude|}] [property: {|THX0007:JsonIgnore|}] string {|THX0002:{|THX0006:Host|}|});"),
            Leaks("[{|THX0007:System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")|}] public sealed record Report { public required Word Id { get; init; } public required string {|THX0002:{|THX0006:Host|}|} { get; init; } }"),
            // A host name goes out under a documented name.
            Leaks("public sealed record Report { [{|THX0007:JsonIgnore|}] public Word? {|THX0004:Id|} { get; init; } [{|THX0007:JsonPropertyName(\"id\")|}] public required string {|THX0002:{|THX0006:HostName|}|} { get; init; } }"),
            // The parameter stays a parameter of the constructor.
            Leaks("public sealed record Report([{|THX0007:System.Runtime.CompilerServices.CallerMemberName|}] string {|THX0005:{|THX0006:Id|}|} = \"\");"),
        ]) with { Rows = Row },
        Refuse("a directive, wherever it stands in the file", "What is compiled depends on who compiles, or on which line it claims to be.",
            Place.Payload, [new("THX0007", "Report", "in its file the directive '{0}'")], [
            "{|#0:#if SHIP|}\n#endif", "{|#0:#pragma warning disable CS0000|}", "{|#0:#nullable disable warnings|}",
            "{|#0:#region Any|}\n#endregion", "{|#0:#line hidden|}", "{|#0:#line 1 \"Other.cs\"|}",
        ]) with { Rows = Row, Around = ["@\npublic sealed record Report(Word Id);", "public sealed record Report(\n@\nWord Id);", "public sealed record Report(Word Id);\n@\n"] },
        Refuse("a directive at the head of the file", "The same.",
            Place.Payload, [new("THX0007", "Report", "in its file the directive '{0}'")], [
            "{|#0:#define SHIP|}", "{|#0:#undef SHIP|}",
        ]) with { Rows = Row, Around = ["@\nusing Acme.Vocabulary;\nnamespace Acme.Payload;\npublic sealed record Report(Word Id);"] },
        Refuse("a directive in a type", "The same in any payload.",
            Place.Added, [new("THX0007")], [
            "{|#0:#region x|}\n#endregion", "{|#0:#pragma warning disable|}", "{|#0:#nullable disable|}", "{|#0:#nullable enable|}",
            "{|#0:#line hidden|}", "{|#0:#if SHIP|}\n#endif",
            Leaks("{|#0:#pragma warning disable|}\npublic required string {|THX0002:{|THX0006:Host|}|} { get; init; }"),
            Leaks("{|#0:#if !SHIP|}\npublic required string {|THX0002:{|THX0006:Host|}|} { get; init; }\n#endif"), // Today it is compiled,
            Keeps("{|#0:#if SHIP|}\npublic required string Host { get; init; }\n#endif"), // and this in the next build.
        ]) with { Around = ["\n@\n"], Anywhere = true },
        Refuse("nullability switched off", "A value may be null and nothing says so.",
            Place.Payload, [new("THX0007", "Report")], [
            Keeps("{|#0:#nullable disable|}\npublic sealed record Report { public required Word {|THX0004:Id|} { get; init; } }"),
        ]) with { Rows = Row },
    ];

    /// <summary>What may pass, since it is none of the payload's.</summary>
    public static IEnumerable<Idea> Accepted =>
    [
        Refuse("a directive or an attribute in another file", "It touches nothing that is sent.",
            Place.Beside, [], [
            "#if SHIP\n#endif\nnamespace Acme.Host;\n[System.Obsolete]\npublic sealed class Any;",
        ]),
    ];
}
