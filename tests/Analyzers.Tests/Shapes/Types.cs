using static TelemetryHex.Analyzers.Tests.Shapes.Idea;

namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>A type that is more than plain data, or that may pass.</summary>
internal static class Types
{
    private const string Kind = "it must be a sealed record or a readonly record struct";
    private const string Declaration = "it is declared once, with no modifier but 'public', 'internal', 'sealed' and 'readonly'";
    private const string Row = "| `id` | word | To count | `abc` |";
    private const string Rows = Row + "\n| `os.name` | word | To build | `linux` |";

    private const string OneRowOfEach =
        """
        | `aa` | word | To know | `x` |
        | `bb` | count | To know | `x` |
        | `cc` | size | To know | `x` |
        | `dd` | flag | To know | `x` |
        | `ee` | small | To know | `x` |
        | `ff` | large | To know | `x` |
        | `gg` | exact | To know | `x` |
        """;

    /// <summary>What a payload may look like.</summary>
    public static IEnumerable<Idea> Accepted =>
    [
        Accept("sealed records and readonly record structs", "Plain data, in any of its spellings.",
            Place.Type, [
            Keeps("public sealed record OsInfo { public required Word Name { get; init; } }"),
            Keeps("public sealed record OsInfo(Word Name);"), Keeps("public readonly record struct OsInfo(Word Name);"),
            "public sealed record class OsInfo(Word Name);", "public readonly record struct OsInfo { public Word Name { get; init; } }",
            "public readonly record struct OsInfo { public Word Name { get; } }",
            Keeps("/// <summary>The operating system.</summary>\npublic sealed record OsInfo\n{\n// public required string Host { get; init; }\n/// <summary>Its family.</summary>\npublic required Word Name { get; init; }\n}"),
        ]),
        Accept("auto-properties without a setter", "A value is what it was given.",
            Place.Member, [
            "public required Word Id { get; init; }", "required public Word Id { get; init; }", "public Word Id { get; init; }",
            "public Word Id { get; }",
        ]),
        Accept("payloads whose values have rows", "The document says them all.",
            Place.Payload, [
            Of(Acme.Report) with { Rows = Acme.Rows },
            Of("public sealed record Report { public required Word Id { get; init; } }") with { Rows = Row }, // What the compiler adds to 'required' is no attribute.
            Keeps("public sealed record Report(Word Id, CpuInfo Cpu); public readonly record struct CpuInfo { public required Count? LogicalCores { get; init; } public required Count? PhysicalCores { get; init; } }") with
            {
                Rows = Row + "\n| `cpu.logical_cores` | count or null | To know | `1` |\n| `cpu.physical_cores` | count or null | To know | `1` |",
            },
            // A type has no rows, its members at a path have.
            Keeps("public sealed record Report(Word Id, OsInfo Os, OsInfo BuiltOn); public sealed record OsInfo(Word Name);") with { Rows = Rows + "\n| `built_on.name` | word | To know | `linux` |" },
            Of("public sealed record Report(Word Aa, Count Bb, Size Cc, bool Dd, int Ee, long Ff, decimal Gg, Nulls Nulls);\n"
                + "public readonly record struct Nulls(Word? Aa, Count? Bb, Size? Cc, bool? Dd, int? Ee, long? Ff, decimal? Gg);") with
            {
                Rows = OneRowOfEach + "\n" + OneRowOfEach.Replace("| `", "| `nulls.", StringComparison.Ordinal).Replace(" | To", " or null | To", StringComparison.Ordinal).Replace("`nulls.x`", "`x`", StringComparison.Ordinal),
            },
        ]),
    ];

    public static IEnumerable<Idea> All =>
    [
        Refuse("a record that can be derived from or changed",
            "The serializer writes what the object is, not what it is called, and when it is asked.",
            Place.Head, [new("THX0005", "OsInfo", Kind)], [
            Keeps("public record {|#0:OsInfo|}"), Keeps("public record struct {|#0:OsInfo|}"),
        ]) with { Anywhere = true },
        Refuse("a type that is no record, or abstract", "It hides fields, or is somebody else's to fill.",
            Place.Head, [new("THX0005", "OsInfo", Kind), new("THX0005", "OsInfo", Declaration)], [
            Of("public abstract record {|#0:OsInfo|}") with { Here = true }, Keeps("public sealed class {|#0:OsInfo|}"),
            Keeps("public struct {|#0:OsInfo|}"),
            Of("public readonly struct {|#0:OsInfo|}"), Of("public class {|#0:OsInfo|}"),
        ]) with { Anywhere = true },
        Refuse("an interface as a type", "Whoever implements it decides.",
            Place.Type, [new("THX0005", "OsInfo", Kind), new("THX0005", "OsInfo", Declaration)], [
            "public interface {|#0:OsInfo|} { public Word Name { get; init; } }",
        ]),
        Refuse("another modifier of a type", "A second part can come from anywhere, a generator for one.",
            Place.Head, [new("THX0005", "OsInfo", Declaration)], [
            "public sealed unsafe record {|#0:OsInfo|}", Keeps("public sealed partial record {|#0:OsInfo|}"),
            "public readonly unsafe record struct {|#0:OsInfo|}", "public readonly partial record struct {|#0:OsInfo|}",
            Of("public sealed partial record {|#0:OsInfo|}") with { Beside = "namespace Acme.Payload; public sealed partial record OsInfo;", Here = true },
        ]) with { Anywhere = true },
        Refuse("a base", "Its properties are inherited, and sent.",
            Place.Head, [new("THX0005", "OsInfo", "its base '{0}' may bring members along"), new("THX0005", "OsInfo", "its interface 'IEquatable' may change how it is written")], [
            Of("public sealed record {|#0:OsInfo|} : Acme.Host.Wide", "Wide"),
            Leaks("public sealed record {|#0:OsInfo|} : Acme.Host.Named", "Named") with { Here = true },
            Keeps("public sealed record {|#0:OsInfo|} : Ancestor", "Ancestor"),
        ]) with { Anywhere = true },
        Refuse("an interface", "It may change how the type is written.",
            Place.Head, [new("THX0005", "OsInfo", "its interface '{0}' may change how it is written")], [
            Keeps("public sealed record {|#0:OsInfo|} : IMarked", "IMarked"), Of("public sealed record {|#0:OsInfo|} : IHosted", "IHosted"),
            Of("public readonly record struct {|#0:OsInfo|} : IMarked", "IMarked"),
        ]) with { Anywhere = true },
        Refuse("an interface that is implemented", "The serializer calls it, or writes what it yields.",
            Place.Type, [new("THX0005", "OsInfo", "its interface '{0}' may change how it is written")], [
            Of("public sealed record {|#0:OsInfo|}(Word Name) : System.IDisposable { public void {|THX0005:Dispose|}() { } }", "IDisposable"),
            Of("public sealed record {|#0:OsInfo|}(Word Name) : System.IEquatable<Word> { public bool {|THX0005:Equals|}(Word? word) => true; }", "IEquatable"),
            Of("public sealed record {|#0:OsInfo|}(Word Name) : System.Text.Json.Serialization.IJsonOnSerializing { public void {|THX0005:OnSerializing|}() { } }", "IJsonOnSerializing"),
            // An explicit implementation is a member without a name.
            Keeps("public sealed record {|#0:OsInfo|} : IHost { public required Word Name { get; init; } string IHost.{|THX0005:{|THX0005:Host|}|} => Machine.Name; }", "IHost"),
            // The serializer calls back, and the type fills in the rest.
            Leaks(
                """
                public sealed record {|#0:OsInfo|} : IJsonOnSerializing
                {
                    private string {|THX0005:_host|} = "";
                    public required Word Name { get; init; }
                    public string {|THX0002:{|THX0005:{|THX0006:Host|}|}|} => _host;
                    public void {|THX0005:OnSerializing|}() => _host = Machine.Name;
                }
                """,
                "IJsonOnSerializing"),
        ]),
        Refuse("a collection", "Its entries are written instead of its members.",
            Place.Type, [new("THX0005", "OsInfo")], [
            Leaks("public sealed class {|THX0005:{|THX0005:{|#0:OsInfo|}|}|} : Dictionary<string, string> { public required Word Name { get; init; } }"),
            Leaks(
                """
                public sealed record {|#0:OsInfo|} : IEnumerable<string>
                {
                    public required Word Name { get; init; }
                    public IEnumerator<string> {|THX0005:GetEnumerator|}() { yield return Machine.Name; }
                    IEnumerator IEnumerable.{|THX0005:GetEnumerator|}() => GetEnumerator();
                }
                """),
        ]),
        Refuse("a report that is derived from", "The serializer writes what the object is, not what it is called.",
            Place.Payload, [new("THX0005", "Report", Kind)], [
            Leaks("public record {|#0:Report|} { public required Word Id { get; init; } }") with { Above = "namespace Acme.Host; public sealed record FullReport : Acme.Payload.Report { public required string Host { get; init; } }" },
        ]) with { Rows = Row },
        Refuse("a generic type", "What it holds is decided elsewhere.",
            Place.Payload, [new("THX0005", "OsInfo", "it is generic, so what it holds is decided elsewhere")], [
            "public sealed record Report(Word Id, OsInfo<Word> Os); public sealed record {|#0:OsInfo|}<T>(Word Name);",
            Leaks("public sealed record Report(Word Id, OsInfo<string> Os); public sealed record {|#0:OsInfo|}<T> { public required T {|THX0006:Name|} { get; init; } }"),
        ]) with { Rows = Rows },
        Refuse("a nested type that is sent", "A room behind the room, with a door; it is held to every rule itself.",
            Place.Payload, [new("THX0005", "Report.OsInfo", "a payload type has public auto-properties and no other member")], [
            "public sealed record Report(Word Id, Report.OsInfo Os) { public sealed record {|#0:OsInfo|}(Word Name); }",
            "public sealed record Report(Word Id, Report.OsInfo Os) { public record {|THX0005:{|#0:OsInfo|}|}(Word Name, string {|THX0002:{|THX0006:Host|}|}); }",
            Leaks("public sealed record Report(Word Id, Report.OsInfo Os) { public sealed record {|#0:OsInfo|}(string {|THX0006:Name|}); }"),
            Leaks("public sealed record Report(Word Id, Report.OsInfo {|THX0004:Os|}) { public sealed record {|#0:OsInfo|}(string Text); }") with
            {
                Rows = Row + "\n| `os` | word | To build | `linux` |",
            },
            Leaks("public sealed record Report(Word Id, Report.OsInfo {|THX0002:Os|}) { public sealed record {|#0:OsInfo|}(string Text); }") with { Rows = Row },
        ]) with { Rows = Rows },
        Refuse("a type that is part of itself", "It has endless paths, and rows end.",
            Place.Payload, [new("THX0005", "{0}", "it holds a type that it is part of")], [
            Of("public sealed record Report(Word Id, OsInfo Os); public sealed record OsInfo(Word Name, OsInfo {|#0:Next|});", "OsInfo.Next") with { Rows = Rows + "\n| {|THX0003:`os.next.name`|} | word | To know | `x` |" },
            Of("public sealed record Report(Word Id, OsInfo Os); public sealed record OsInfo(Word Name, Family Family); public sealed record Family(OsInfo {|#0:First|});", "Family.First") with
            {
                Rows = Rows + "\n| {|THX0003:`os.family.first.name`|} | word | To know | `x` |",
            },
        ]),
        Refuse("a cycle without a row", "The same where the document says nothing of it.",
            Place.Type, [new("THX0005", "OsInfo.Next"), new("THX0002", "OsInfo.Next")], [
            Keeps("public sealed record OsInfo { public required Word Name { get; init; } public OsInfo {|#0:Next|} { get; init; } = null!; }"),
        ]),
        Refuse("an object that may be absent", "Its rows do not say so.",
            Place.Payload, [new("THX0005", "Report.Os", "an object of the report is always there, declared without '?' where nullable is enabled; its values may be null")], [
            Keeps("public sealed record Report(Word Id, OsInfo? {|#0:Os|}); public sealed record OsInfo(Word Name);"),
            Keeps("public sealed record Report(Word Id, OsInfo? {|#0:Os|}); public readonly record struct OsInfo(Word Name);"),
        ]) with { Rows = Rows },
    ];
}
