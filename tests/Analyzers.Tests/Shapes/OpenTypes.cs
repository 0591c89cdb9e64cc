using static TelemetryHex.Analyzers.Tests.Shapes.Idea;

namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>A documented member whose type is another one, or can hold anything.</summary>
internal static class OpenTypes
{
    private const string Form = "it must be a sealed class or a readonly struct, neither generic, nested nor derived";
    private const string Resolution = "it must be a type of 'Acme' outside the payload namespace, or System.Boolean, System.Int32, System.Int64 or System.Decimal in its own JSON type";

    private const string KindRows = "| `id` | word | To count | `abc` |\n| `kind` | kind | To know | `x` |";
    private const string KindType = "- *kind*, a string, `Acme.Vocabulary.Kind`: a kind.";
    private const string ExtraRows = "| `id` | word | To count | `abc` |\n| `extra` | word | To know | `x` |";

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

    private const string KindIn = "namespace Acme.Payload { public sealed record Report(Word Id, Kind Kind); }\nnamespace Acme.Vocabulary { @ }";
    private const string PlainRows = "| `id` | word | To count | `abc` |\n| `os.name` | word | To build | `linux` |";

    // A closed type's own way of being written.
    private const string Formats =
        "public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) => throw null!;";

    public static IEnumerable<Idea> All =>
    [
        Refuse("a type that the document does not list", "Whatever it holds is written, though the path has a row.",
            Place.Value, [new("THX0006", "Report.Id")], [
            Leaks("string") with { Built = true }, Leaks("object"), Leaks("dynamic"), Leaks("string[]"), Leaks("IEnumerable<string>"),
            Leaks("List<string>"), Leaks("KeyValuePair<string, string>"),
            Leaks("Dictionary<string, string>"), Leaks("JsonElement"), Leaks("JsonNode"), Leaks("Uri"),
            Keeps("Version"), Keeps("Guid"), Keeps("int") with { Here = true }, Keeps("DateTimeOffset"), Keeps("byte[]"),
            Keeps("(string Host, string User)"), Keeps("DayOfWeek"),
            "string?", "char", "byte", "double", "System.DateTime", "System.IntPtr", "System.Action", "System.IFormattable",
            "System.Collections.Generic.List<Word>",
            "System.Collections.Generic.IReadOnlyList<Word>", "System.Lazy<Word>", "System.ReadOnlyMemory<byte>", "Word[]",
            "(Word Name, Word Family)", "nint", "(int, int)",
            Of("Size") with { Here = true }, Of("decimal?") with { Here = true, Built = true },
            Leaks("Foreign"), // A class of the same assembly, outside the closed room.
        ]) with { Around = ["@ {|#0:Id|}"], Anywhere = true },
        Refuse("a tuple where fields are included", "The option is set elsewhere, by somebody else.",
            Place.Value, [new("THX0006", "Report.Id")], [
            Leaks("(string Host, string User) {|#0:Id|}") with
            {
                Above =
                    """
                    namespace Acme.Host;
                    public static class Adapter
                    {
                        public static string Write(Acme.Payload.Report report) => JsonSerializer.Serialize(report, new JsonSerializerOptions { IncludeFields = true });
                    }
                    """,
            },
        ]),
        Refuse("an open type by its path", "The message names the member, its path and its type.",
            Place.Payload, [new("THX0006", "Report.ExtraData", "extra_data", "Dictionary<string, object?>")], [
            "public sealed record Report(Word Id, System.Collections.Generic.Dictionary<string, object?> {|#0:ExtraData|});",
        ]) with { Rows = "| `id` | word | To count | `abc` |\n| `extra_data` | word | To know | `x` |" },
        Refuse("a type of one's own", "The assembly's own types are open unless they are listed, whatever they are called.",
            Place.Payload, [new("THX0006", "Report.Extra")], [
            Own("Acme.Host.Kind", "namespace Acme.Host { public enum Kind; }"),
            Own("Acme.Host.Kind", "namespace Acme.Host { public sealed record Kind(string Name); }", leaks: true),
            Own("System.Guid", "namespace System { public readonly struct Guid; }"),
            Own("System.Guid", "namespace System { public sealed record Guid(string Text); }", leaks: true),
            Own("Acme.Vocabulary.Inner.Word", "namespace Acme.Vocabulary.Inner { public sealed class Word; }"),
            Own("IName", "namespace Acme.Vocabulary { public interface IName { string Text { get; } } public sealed record Name(string Text) : IName; }", leaks: true),
            Own("HostName", "namespace Acme.Vocabulary { public sealed record HostName(string Text); }", leaks: true),
            // It stands in another assembly, in a namespace of the payload's name.
            Leaks("public sealed record Report(Word Id, HostName {|#0:Extra|});") with { Below = "namespace Acme.Payload; public sealed record {|THX0008:HostName|}(string Text);" },
            Of("public sealed record Report(Word Id, List<OsInfo> {|#0:Extra|}); public sealed record {|THX0008:OsInfo|}(Word Name);"),
        ]) with { Rows = ExtraRows },
        Refuse("an alias", "It reads as a documented type, and is a text.",
            Place.Payload, [new("THX0006", "Report.Extra")], [
            Leaks("namespace Acme.Payload;\npublic sealed record Report(Acme.Vocabulary.Word Id, Word {|#0:Extra|});") with { Beside = "global using Word = System.String;" },
            Leaks("using Word = System.String;\nnamespace Acme.Payload;\npublic sealed record Report(Acme.Vocabulary.Word Id, Word {|#0:Extra|});"),
            Leaks("namespace Acme.Payload;\npublic sealed record Report(Acme.Vocabulary.Word Id, Family {|#0:Extra|});") with { Beside = "global using Family = System.String;" },
        ]) with { Rows = ExtraRows },
        Refuse("another type or nullability than documented", "Closed, and not what people were told.",
            Place.Payload, [new("THX0004", "Report.Id", "id", "{0}", "{1}")], [
            Differs("Word", "count", "word"), Differs("Count", "word", "count"), Differs("Word?", "word", "word or null"),
            Differs("Word", "word or null", "word"), Differs("Count?", "count", "count or null"),
            Differs("Count", "count or null", "count"), Differs("bool?", "flag", "flag or null"), Differs("bool", "flag or null", "flag"),
            Differs("int", "large", "small"), Differs("decimal?", "size or null", "exact or null"),
        ]),
        Refuse("another listed type", "The document lists it for another value.",
            Place.Value, [new("THX0004", "Report.Id", "id", "word", "{0}")], [
            .. from leaf in Acme.Leaves.Skip(1)
               from may in (string[])["", "?"]
               select Keeps($"{leaf.Spelling}{may} {{|#0:Id|}}", leaf.Term + (may.Length > 0 ? " or null" : "")) with
               {
                   Built = leaf.Term == "count" && may.Length == 0,
                   Rows = $"{PlainRows}\n| {{|THX0003:`more`|}} | {leaf.Term} | To know | `x` |",
               },
        ]) with { Anywhere = true },
        Refuse("a null that no row tells of", "The row says that the value is always there.",
            Place.Value, [new("THX0004", "Report.Id", "id", "word", "word or null")], [
            Keeps("Word? {|#0:Id|}") with { Built = true },
        ]) with { Anywhere = true },
        Refuse("an object where the row says a value", "The row is there for a value.",
            Place.Payload, [new("THX0004", "Report.Os", "os", "word", "OsInfo")], [
            "public sealed record Report(Word Id, OsInfo {|#0:Os|}); public sealed record OsInfo(Word Name);",
            Leaks("public sealed record Report(Word Id, OsInfo {|#0:Os|}); public sealed record OsInfo(string Text);"),
        ]) with { Rows = "| `id` | word | To count | `x` |\n| `os` | word | To build | `linux` |" },
        Refuse("a list of payload objects", "How many there are is one more thing that is told.",
            Place.Payload, [new("THX0006", "Report.Os")], [
            Keeps("public sealed record Report(Word Id, List<OsInfo> {|THX0002:{|#0:Os|}|}); public sealed record {|THX0008:OsInfo|}(Word Name);"),
        ]) with { Rows = "| `id` | word | To count | `x` |\n| {|THX0003:`os.name`|} | word | To build | `linux` |" },
        .. OpenLeaves,
    ];

    private static IEnumerable<Idea> OpenLeaves =>
    [
        Refuse("a leaf that can be derived from, changed, or anything", "The document lists the type, and others decide what it says.",
            Place.Payload, [new("THX0011", "Kind", "kind", Form)], [
            .. Kinds(
                "public class {|#0:Kind|} : IUtf8SpanFormattable { private Kind() { } $ }",
                "public abstract class {|#0:Kind|} : IUtf8SpanFormattable { private Kind() { } $ }",
                "public struct {|#0:Kind|} : IUtf8SpanFormattable { $ }", "public record struct {|#0:Kind|} : IUtf8SpanFormattable { $ }",
                "public interface {|#0:Kind|};", "public enum {|#0:Kind|};", "public delegate void {|#0:Kind|}();",
                "public class Wide; public sealed class {|#0:Kind|} : Wide, IUtf8SpanFormattable { private Kind() { } $ }"),
            Leaks(Formatted("public class {|#0:Kind|} : IUtf8SpanFormattable { public virtual string Text => \"linux\"; $ }")) with
            {
                Beside = "namespace Acme.Host { public sealed class HostName : Kind { public override string Text => Machine.Name; } }",
            },
        ]) with { Around = [KindIn], Rows = KindRows, Types = KindType },
        Refuse("a leaf that others can put anything into", "A row allows the type, and the type allows a text.",
            Place.Payload, [new("THX0011", "Kind", "kind", "'{0}' lets others put a '{1}' into it; let a parser be the only way in")], [
            Into(".ctor", "string", "public sealed class {|#0:Kind|} : IUtf8SpanFormattable { public Kind(string text) { } $ }"),
            Into(".ctor", "string", "public sealed class {|#0:Kind|} : IUtf8SpanFormattable { internal Kind(Word word, string text) { } $ }"),
            Into(".ctor", "object", "public sealed class {|#0:Kind|}(object value) : IUtf8SpanFormattable { public object Value => value; $ }"),
            Into(".ctor", "ReadOnlySpan<char>", "public sealed class {|#0:Kind|} : IUtf8SpanFormattable { public Kind(ReadOnlySpan<char> text) { } $ }"),
            Into(".ctor", "int", "public readonly struct {|#0:Kind|} : IUtf8SpanFormattable { public Kind(int value) { } $ }"),
            Into(".ctor", "string", "public readonly record struct {|#0:Kind|}(string Text) : IUtf8SpanFormattable { $ }"),
            Into(".ctor", "string", "public sealed record {|#0:Kind|}(string Text) : IUtf8SpanFormattable { $ }", leaks: true),
            Into("Text", "string", "public sealed class {|#0:Kind|} : IUtf8SpanFormattable { public required string Text { get; init; } $ }"),
            Into("Text", "string", "public sealed record {|#0:Kind|} : IUtf8SpanFormattable { public string Text { get; init; } = \"\"; $ }", leaks: true),
            Into("Text", "string?", "public sealed class {|#0:Kind|} : IUtf8SpanFormattable { public string? Text { get; internal set; } $ }"),
            Into("Text", "string?", "public sealed class {|#0:Kind|} : IUtf8SpanFormattable { public string? Text; $ }"),
            Into("Text", "string", "public sealed class {|#0:Kind|} : IUtf8SpanFormattable { internal readonly string Text = null!; $ }"),
            Into("op_Implicit", "string", "public sealed class {|#0:Kind|} : IUtf8SpanFormattable { private Kind() { } public static implicit operator Kind(string text) => null!; $ }"),
            Into("op_Implicit", "string", "public sealed class {|#0:Kind|} : IUtf8SpanFormattable { private Kind(string text) => Text = text; public string Text { get; } public static implicit operator Kind(string text) => new(text); $ }", leaks: true),
            Into("op_Explicit", "string", "public sealed class {|#0:Kind|} : IUtf8SpanFormattable { private Kind() { } public static explicit operator Kind(string text) => null!; $ }"),
        ]) with { Around = [KindIn], Rows = KindRows, Types = KindType },
        Refuse("a leaf that the encoder cannot write", "Nothing says how it stands on the wire.",
            Place.Payload, [new("THX0011", "Kind", "kind", "it must implement System.IUtf8SpanFormattable, by which the encoder writes it")], [
            "public sealed class {|#0:Kind|} { private Kind() { } }",
            "public readonly struct {|#0:Kind|} : ISpanFormattable { public string ToString(string? format, IFormatProvider? provider) => \"\"; public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) => throw null!; }",
        ]) with { Around = [KindIn], Rows = KindRows, Types = KindType },
        Refuse("a listed type that is none of the assembly's own", "The document itself is asked to open the door.",
            Place.Payload, [new("THX0011", "{0}", "thing", Resolution)], [
            .. from listed in (string[])
               [
                   "a string Acme.Vocabulary.Missing", "a string System.String", "a string System.Object", "a string System.Guid", "a string System.Int32", "a number System.Double", "a number System.Int64",
                   "an integer System.Decimal", "an integer System.UInt32", "a boolean System.Int32", "a boolean Acme.Vocabulary.Word", "a string Acme.Payload.OsInfo", "a string Acme.Payload.Inner.Any",
                   "a string Acme.Vocabulary.Outer.Inner", "a string Acme.Vocabulary.Generic", "a string Microsoft.Win32.SafeHandles.SafeFileHandle",
               ]
               let type = listed[(listed.LastIndexOf(' ') + 1)..]
               select Of("public sealed record Report(Count Id);", type) with { Types = $"- *{{|#0:thing|}}*, {listed[..^(type.Length + 1)]}, `{type}`: a thing." },
            Leaks("public sealed record Report(Count Id, string {|THX0006:Kind|});", "System.String") with
            {
                Rows = "| `id` | count | To count | `1` |\n| `kind` | thing | To know | `x` |",
                Types = "- *{|#0:thing|}*, a string, `System.String`: a thing.",
            },
            Of("public sealed record Report(Count Id, Other.Kind {|THX0006:Kind|});", "Other.Kind") with
            {
                Rows = "| `id` | count | To count | `1` |\n| `kind` | thing | To know | `x` |",
                Types = "- *{|#0:thing|}*, a string, `Other.Kind`: a thing.", Below = "namespace Other;\npublic sealed class Kind;",
            },
        ]) with { Rows = "| `id` | count | To count | `1` |\n| {|THX0003:`kind`|} | thing | To know | `x` |", Beside = "namespace Acme.Vocabulary { public sealed class Outer { public sealed class Inner; } public sealed class Generic<T>; }" },
    ];

    /// <summary>Leaves that may pass.</summary>
    public static IEnumerable<Idea> Accepted =>
    [
        Refuse("a leaf that others can make only of such types", "A parser is the only way in.",
            Place.Payload, [], [
            .. Kinds(
                "public sealed class Kind : IUtf8SpanFormattable { private Kind() { } public static Kind? Parse(string text) => null; $ }",
                "public sealed record Kind : IUtf8SpanFormattable { private readonly string _text; private Kind(string text) => _text = text; $ }",
                "public readonly struct Kind : IUtf8SpanFormattable { private Kind(int value) { } public int Value => 1; $ }",
                "public readonly record struct Kind : IUtf8SpanFormattable { private Kind(int value) { } public string Text { get; private init; } $ }",
                "public sealed class Kind : IUtf8SpanFormattable { public Kind(Word word) { } public required Word Word { get; init; } public static implicit operator Kind(Word word) => null!; $ }",
                "public sealed class Kind : IUtf8SpanFormattable { public static implicit operator string(Kind kind) => null!; public const int Max = 1; public static readonly string Name = null!; public static string Any { get; set; } = null!; $ }"),
        ]) with { Around = [KindIn], Rows = KindRows, Types = KindType },
    ];

    private static IEnumerable<Shape> Kinds(params string[] texts) => texts.Select(text => Of(Formatted(text)));

    private static Shape Into(string member, string open, string text, bool leaks = false) => Of(Formatted(text), member, open) with { Leaks = leaks ? true : null };

    private static string Formatted(string text) => text.Replace("$", Formats, StringComparison.Ordinal);

    private static Shape Own(string type, string declaration, bool leaks = false)
        => new($"public sealed record Report(Word Id, {type} {{|#0:Extra|}});") { Beside = declaration, Leaks = leaks ? true : null };

    // Each type is used once more, so that the document may list it.
    private static Shape Differs(string type, string documented, string sent)
        => Of($"public sealed record Report({type} {{|#0:Id|}}, Word Aa, Count Bb, Size Cc, bool Dd, int Ee, long Ff, decimal Gg);", documented, sent) with { Rows = $"| `id` | {documented} | To know | `x` |\n{OneRowOfEach}" };
}
