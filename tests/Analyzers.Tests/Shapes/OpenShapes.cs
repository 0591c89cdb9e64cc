namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>A documented member whose type can hold anything.</summary>
internal static class OpenShapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        OfName("free text in an allowed place", "The row is there; the text is whatever anybody puts in.", "string"),
        OfName("object", "Whatever it is, it is written.", "object"),
        OfName("dynamic", "The same, and the compiler looks away.", "dynamic"),
        OfName("Dictionary", "Its keys are members.", "Dictionary<string, string>"),
        OfName("list", "A list of anything.", "List<string>"),
        OfName("array", "An array of anything.", "string[]"),
        OfName("sequence", "An interface that everything implements.", "IEnumerable<string>"),
        OfName("pair", "Two texts with a name.", "KeyValuePair<string, string>"),
        OfName("JsonElement", "A piece of another document.", "JsonElement"),
        OfName("JsonNode", "A document that can still grow.", "JsonNode"),
        OfName("Uri", "Addresses are what is never sent.", "Uri"),
        OfName("Version", "Four numbers, or an address.", "Version", leaks: false),
        OfName("Guid", "A version 1 holds a network card's number.", "Guid", leaks: false),
        OfName("int", "The platform's numbers are leaves only where the document lists them.", "int", leaks: false),
        OfName("DateTimeOffset", "An instant to the tenth of a microsecond, and the time zone with it.", "DateTimeOffset", leaks: false),
        OfName("bytes", "Any file, in base 64.", "byte[]", leaks: false),
        OfName("tuple", "Its parts are fields, left out until an option says otherwise.", "(string Host, string User)", leaks: false),
        OfName("enum", "Its words can be sent, and no row lists them.", "DayOfWeek", leaks: false),
        new("tuple where fields are included", "The option is set elsewhere, by somebody else.")
        {
            Leaks = true, Rule = "THX0006", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required (string Host, string User) Name { get; init; } }",
            Above = """
                namespace Small;
                public static class Adapter
                {
                    public static string Write(Small.Payload.Report report) => JsonSerializer.Serialize(report, new JsonSerializerOptions { IncludeFields = true });
                }
                """,
        },
        new("an interface of one's own", "Whoever implements it decides.")
        {
            Leaks = true, Rule = "THX0006", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required IName Name { get; init; } }",
            More = "namespace Small.Vocabulary; public interface IName { string Text { get; } } public sealed record Name(string Text) : IName;",
        },
        new("a type of another namespace", "A class of the same assembly, outside the closed room.")
        {
            Leaks = true, Rule = "THX0006", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required HostName Name { get; init; } }",
            More = "namespace Small.Vocabulary; public sealed record HostName(string Text);",
        },
        new("a type of another assembly", "It stands in a namespace of the payload's name, where nobody looks.")
        {
            Leaks = true, Rule = "THX0006", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required HostName Name { get; init; } }",
            Below = "namespace Small.Payload; public sealed record HostName(string Text);",
        },
        new("a type parameter", "What the member holds is decided at its use.")
        {
            Leaks = true, Rule = "THX0005", Names = "OsInfo'",
            Os = "public sealed record OsInfo<T> { public required T Name { get; init; } }",
            Report = "public sealed record Report { public required InstanceId InstanceId { get; init; } public required OsInfo<string> Os { get; init; } public required CpuInfo Cpu { get; init; } }",
        },
        new("a type of one's own that is called System.Guid", "The name is the platform's, the content is not.")
        {
            Leaks = true, Rule = "THX0006", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required System.Guid Name { get; init; } }",
            More = "namespace System { public sealed record Guid(string Text); }",
        },
        new("an alias in the file", "It reads as the documented type, and is a text.")
        {
            Leaks = true, Rule = "THX0006", Names = "OsInfo.Name",
            Os = "using OsName = System.String;\nnamespace Small.Payload;\npublic sealed record OsInfo { public required OsName Name { get; init; } }",
        },
        new("an alias for the whole assembly", "The same from another file.")
        {
            Leaks = true, Rule = "THX0006", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required Family Name { get; init; } }",
            More = "global using Family = System.String;",
        },
        new("an object that may be absent", "Its rows do not say so.")
        {
            Rule = "THX0005", Names = "Report.Os",
            Report = "public sealed record Report { public required InstanceId InstanceId { get; init; } public required OsInfo? Os { get; init; } public required CpuInfo Cpu { get; init; } }",
        },
        new("a struct that may be absent", "The same of a value.")
        {
            Rule = "THX0005", Names = "Report.Os",
            Report = "public sealed record Report { public required InstanceId InstanceId { get; init; } public required OsInfo? Os { get; init; } public required CpuInfo Cpu { get; init; } }",
            Os = "public readonly record struct OsInfo(OsName Name);",
        },
        new("a list of payload objects", "How many there are is one more thing that is told.")
        {
            Rule = "THX0006", Names = "Report.Os",
            Report = "public sealed record Report { public required InstanceId InstanceId { get; init; } public required List<OsInfo> Os { get; init; } public required CpuInfo Cpu { get; init; } }",
        },
        new("a leaf with a text that anybody can set", "The document lists the type, and the type is open.")
        {
            Leaks = true, Rule = "THX0011", Names = "OsName'",
            OsName = """
                public sealed record OsName : IUtf8SpanFormattable
                {
                    public string Text { get; init; } = "";
                    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                        => System.Text.Encoding.UTF8.TryGetBytes(Text, utf8Destination, out bytesWritten);
                }
                """,
        },
        new("a leaf with a public constructor", "The parser is not the only way in.")
        {
            Leaks = true, Rule = "THX0011", Names = "OsName'",
            OsName = """
                public sealed record OsName(string Text) : IUtf8SpanFormattable
                {
                    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                        => System.Text.Encoding.UTF8.TryGetBytes(Text, utf8Destination, out bytesWritten);
                }
                """,
        },
        new("a leaf with a conversion from text", "It reads as an assignment.")
        {
            Leaks = true, Rule = "THX0011", Names = "OsName'",
            OsName = """
                public sealed class OsName : IUtf8SpanFormattable
                {
                    private OsName(string text) => Text = text;
                    public string Text { get; }
                    public static implicit operator OsName(string text) => new(text);
                    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                        => System.Text.Encoding.UTF8.TryGetBytes(Text, utf8Destination, out bytesWritten);
                }
                """,
        },
        new("a leaf that can be derived from", "The derived type says what it likes.")
        {
            Leaks = true, Rule = "THX0011", Names = "OsName'",
            OsName = """
                public class OsName : IUtf8SpanFormattable
                {
                    public virtual string Text => "linux";
                    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                        => System.Text.Encoding.UTF8.TryGetBytes(Text, utf8Destination, out bytesWritten);
                }
                """,
            More = "namespace Small; public sealed class HostName : OsName { public override string Text => Machine.Name; }",
        },
    ];

    private static Shape OfName(string name, string about, string type, bool leaks = true) => new(name, about)
    {
        Leaks = leaks,
        Rule = "THX0006",
        Names = "OsInfo.Name",
        Os = $$"""public sealed record OsInfo { public required {{type}} Name { get; init; } }""",
    };
}
