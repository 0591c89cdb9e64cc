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

        public readonly record struct Stamp : IUtf8SpanFormattable
        {
            private readonly long _seconds;

            private Stamp(long seconds) => _seconds = seconds;

            public static Stamp Of(long seconds) => new(seconds);

            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => DateTimeOffset.FromUnixTimeSeconds(_seconds).TryFormat(utf8Destination, out bytesWritten, "yyyy-MM-dd'T'HH:mm:ss'Z'", provider);
        }

        public sealed record Amount : IUtf8SpanFormattable
        {
            private readonly decimal _amount;

            private Amount(decimal amount) => _amount = amount;

            public static Amount Of(decimal amount) => new(amount);

            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => _amount.TryFormat(utf8Destination, out bytesWritten, "0.0", provider);
        }
        """;

    /// <summary>The types that a document may list: of each JSON type a class, a struct and one of the platform, as far as there are.</summary>
    public static readonly Leaf[] Leaves =
    [
        new("word", "Word", "- *word*, a string, `Acme.Vocabulary.Word`: one word."),
        new("time stamp", "Stamp", "- *time stamp*, a string, `Acme.Vocabulary.Stamp`: an instant."),
        new("count", "Count", "- *count*, an integer, `Acme.Vocabulary.Count`: 1 to 1,000."),
        new("size", "Size", "- *size*, a number, `Acme.Vocabulary.Size`: one decimal."),
        new("amount", "Amount", "- *amount*, a number, `Acme.Vocabulary.Amount`: one decimal."),
        new("flag", "bool", "- *flag*, a boolean, `System.Boolean`: yes or no."),
        new("small", "int", "- *small*, an integer, `System.Int32`: a number."),
        new("large", "long", "- *large*, an integer, `System.Int64`: a number."),
        new("exact", "decimal", "- *exact*, a number, `System.Decimal`: a number."),
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
        lines.AddRange(Leaves.Where(leaf => rows.Contains($"| {leaf.Term}", StringComparison.Ordinal)).Select(leaf => leaf.Bullet));
        lines.AddRange([types, "", "## What else is written as JSON", "", exemptions, ""]);
        return string.Join('\n', lines).ReplaceLineEndings("\n");
    }

    /// <summary>A source file of the payload namespace.</summary>
    public static string InPayload(string types) => $"using Acme.Vocabulary;\n\nnamespace Acme.Payload;\n\n{types}\n";

    public static SourceText Text(string text) => SourceText.From(text, System.Text.Encoding.UTF8);
}

/// <summary>A closed type that a document may list.</summary>
/// <param name="Term">As the document calls it.</param>
/// <param name="Spelling">As a source spells it.</param>
/// <param name="Bullet">Its line in the document.</param>
internal sealed record Leaf(string Term, string Spelling, string Bullet);
