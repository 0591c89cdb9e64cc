using System.Buffers;

namespace TelemetryHex.Vocabulary;

/// <summary>The pre-release of a product's version, behind its number: identifiers that are numbers or words of a fixed list.</summary>
internal static class VersionSuffix
{
    // An address has four.
    private const int MaxNumbersInARow = 3;

    // A moment has fourteen: `20250120103000`. A hash may happen to be of digits alone, which looks alike.
    private const int MaxDigits = 40;

    private static readonly SearchValues<char> Separators = SearchValues.Create(".-");

    /// <summary>Whether the text may follow a number; it may be empty.</summary>
    /// <param name="text">The text behind the number.</param>
    /// <param name="isDotted">Whether the number has a dot, as addresses in groups have none.</param>
    public static bool Is(ReadOnlySpan<char> text, bool isDotted)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        var dash = text.IndexOf('-');
        var attached = dash < 0 ? text : text[..dash];
        var behind = dash < 0 ? default : text[(dash + 1)..];

        // A lone number goes on with `-` and a word only: `10-0-0-5` is an address, `1b23456789` the name of a container.
        return isDotted
            ? (attached.IsEmpty || ReleaseWord.IsAttachedMark(attached)) && (dash < 0 || AreIdentifiers(behind))
            : attached.IsEmpty && BeginsWithMark(behind) && AreIdentifiers(behind);
    }

    private static bool BeginsWithMark(ReadOnlySpan<char> text)
        => text.IndexOfAny(Separators) is var end && ReleaseWord.IsMark(end < 0 ? text : text[..end]);

    private static bool AreIdentifiers(ReadOnlySpan<char> text)
    {
        if (HardwareAddress.Is(text) || EndsWithTopLevelDomain(text))
        {
            return false;
        }

        var numbersInARow = 0;
        foreach (var range in text.SplitAny(Separators))
        {
            var identifier = text[range];
            numbersInARow = DottedNumber.IsPart(identifier) ? numbersInARow + 1 : 0;
            if (numbersInARow > MaxNumbersInARow || (numbersInARow == 0 && !ReleaseWord.IsMark(identifier) && !IsLongNumber(identifier)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EndsWithTopLevelDomain(ReadOnlySpan<char> text)
        => text.LastIndexOf('.') is >= 0 and var dot && ReleaseWord.IsTopLevelDomain(text[(dot + 1)..]);

    private static bool IsLongNumber(ReadOnlySpan<char> text)
        => text.Length is > 0 and <= MaxDigits && text.TrimStart("0123456789").IsEmpty;
}
