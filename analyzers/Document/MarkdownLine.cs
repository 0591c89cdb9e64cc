using System.Globalization;

namespace TelemetryHex.Analyzers.Document;

/// <summary>One line of a document, and the test that a reader sees in it all that the machine reads.</summary>
internal readonly record struct MarkdownLine(string Text, int Number)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public bool IsTableLine => Text.Length > 0 && Text[0] == '|';

    /// <summary>The title of a heading of the second level; null where this is none.</summary>
    public string? Section => Text.StartsWith("## ", StringComparison.Ordinal) ? Text.Substring(3).TrimEnd() : null;

    public bool IsBullet => Text.TrimStart() is { Length: > 1 } text && text[0] is '-' or '*' or '+' && text[1] == ' ';

    public TextPlace Place => new(Number, 0, Text.Length);

    /// <summary>The fault of the line, whatever it is part of; null where there is none.</summary>
    public DocumentFault? Fault()
    {
        var start = Text.TrimStart();
        if (start.StartsWith("```", StringComparison.Ordinal) || start.StartsWith("~~~", StringComparison.Ordinal))
        {
            return new DocumentFault("A fenced block hides what stands in it from the reader as law. Write it as prose.", Place);
        }

        for (var i = 0; i < Text.Length; i++)
        {
            if (IsInvisible(Text, i))
            {
                return new DocumentFault($"The character U+{(int)Text[i]:X4} is invisible or not text. Remove it.", new TextPlace(Number, i, 1));
            }

            // Between backticks too: to tell which enclose code would take a Markdown parser.
            if (Text[i] == '<' && i + 1 < Text.Length && (char.IsLetter(Text[i + 1]) || Text[i + 1] is '/' or '!' or '?'))
            {
                return new DocumentFault("HTML and comments can hide what stands in them from the reader. Write it as prose.", new TextPlace(Number, i, Text.Length - i));
            }
        }

        return null;
    }

    private static bool IsInvisible(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.SpaceSeparator => text[index] != ' ',
        UnicodeCategory.Surrogate => index == 0 || !char.IsSurrogatePair(text, index - 1),
        _ => IsShapeless(text[index]),
    };

    // Letters and marks that Unicode calls ignorable or blank, and the plane of tags and variants.
    private static bool IsShapeless(char character) => character is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5'
        or (>= '\u180B' and <= '\u180F') or '\u2800' or '\u3164' or (>= '\uFE00' and <= '\uFE0F') or '\uFFA0' or '\uFFFD' or (>= '\uDB40' and <= '\uDB43');
}
