using System.Globalization;

namespace TelemetryHex.Analyzers.Document;

/// <summary>One line of a document, and what no line of an allowlist may hold: a reader must see what the machine reads.</summary>
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

        var isCode = false;
        for (var i = 0; i < Text.Length; i++)
        {
            isCode ^= Text[i] == '`';
            if (IsInvisible(Text, i))
            {
                return new DocumentFault($"The character U+{(int)Text[i]:X4} is invisible or not text. Remove it.", new TextPlace(Number, i, 1));
            }

            if (!isCode && Text[i] == '<' && i + 1 < Text.Length && (char.IsLetter(Text[i + 1]) || Text[i + 1] is '/' or '!' or '?'))
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
        _ => text[index] == '\uFFFD',
    };
}
