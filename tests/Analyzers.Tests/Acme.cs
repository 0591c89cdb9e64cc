using Microsoft.CodeAnalysis.Text;

namespace TelemetryHex.Analyzers.Tests;

/// <summary>A product of the tests' own, with a vocabulary and a document: assembly <c>Acme</c>, root <c>Acme.Payload.Report</c>.</summary>
internal static class Acme
{
    public const string Assembly = "Acme";

    public const string RootLine = "Root: `Acme.Payload.Report` in `Acme`";

    /// <summary>The report that <see cref="Rows"/> document.</summary>
    public const string Report =
        """
        public sealed record Report
        {
            public required Word Id { get; init; }

            public required OsInfo Os { get; init; }
        }

        public sealed record OsInfo
        {
            public required Word Name { get; init; }

            public required Count? Cores { get; init; }
        }
        """;

    public const string Rows =
        """
        | `id` | word | To count installations | `abc` |
        | `os.name` | word | To know what to build for | `linux` |
        | `os.cores` | count or null | To choose defaults | `8` |
        """;

    /// <summary>Closed types, as the rules want them.</summary>
    public const string Vocabulary =
        """
        using System;

        namespace Acme.Vocabulary;

        public sealed class Word : IUtf8SpanFormattable
        {
            private readonly string _text;

            private Word(string text) => _text = text;

            public static Word Of(string text) => new(text);

            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => System.Text.Encoding.UTF8.TryGetBytes(_text, utf8Destination, out bytesWritten);
        }

        public readonly struct Count : IUtf8SpanFormattable
        {
            private readonly int _value;

            private Count(int value) => _value = value;

            public static Count Of(int value) => new(value);

            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => _value.TryFormat(utf8Destination, out bytesWritten, format, provider);
        }

        public readonly struct Size : IUtf8SpanFormattable
        {
            private readonly decimal _value;

            private Size(decimal value) => _value = value;

            public static Size Of(decimal value) => new(value);

            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => _value.TryFormat(utf8Destination, out bytesWritten, "0.0", provider);
        }
        """;

    private static readonly (string Term, string Bullet)[] Types =
    [
        ("word", "- *word*, a string, `Acme.Vocabulary.Word`: one word."),
        ("count", "- *count*, an integer, `Acme.Vocabulary.Count`: 1 to 1,000."),
        ("size", "- *size*, a number, `Acme.Vocabulary.Size`: one decimal."),
        ("flag", "- *flag*, a boolean, `System.Boolean`: yes or no."),
        ("small", "- *small*, an integer, `System.Int32`: a number."),
        ("large", "- *large*, an integer, `System.Int64`: a number."),
        ("exact", "- *exact*, a number, `System.Decimal`: a number."),
    ];

    /// <summary>A document with these rows, and the types that they name.</summary>
    public static string Document(string rows = Rows, string types = "", string exemptions = "", string root = RootLine)
    {
        var lines = new List<string>
        {
            "# What is sent", "", "## The allowlist", "", root, "",
            "| Path | Type | Why it is collected | Example |", "| --- | --- | --- | --- |", rows,
            "", "## The types", "",
        };
        lines.AddRange(Types.Where(type => rows.Contains($"| {type.Term}", StringComparison.Ordinal)).Select(type => type.Bullet));
        lines.AddRange([types, "", "## What else is written as JSON", "", exemptions, ""]);
        return string.Join('\n', lines).ReplaceLineEndings("\n");
    }

    /// <summary>A source file of the payload namespace.</summary>
    public static string InPayload(string types) => $"using Acme.Vocabulary;\n\nnamespace Acme.Payload;\n\n{types}\n";

    public static SourceText Text(string text) => SourceText.From(text, System.Text.Encoding.UTF8);
}
