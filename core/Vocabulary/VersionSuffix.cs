using System.Buffers;

namespace TelemetryHex.Vocabulary;

/// <summary>What follows the number of a product's version: identifiers that are numbers, commits or words of a fixed list.</summary>
internal static class VersionSuffix
{
    // An address has four.
    private const int MaxNumbersInARow = 3;

    private static readonly SearchValues<char> Separators = SearchValues.Create(".-");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    /// <summary>Whether the text may follow a number: nothing, a pre-release, a build, or both.</summary>
    /// <param name="text">What follows the number.</param>
    /// <param name="isDotted">Whether the number has a dot, as addresses in groups have none.</param>
    public static bool Is(ReadOnlySpan<char> text, bool isDotted)
    {
        var plus = text.IndexOf('+');
        return plus < 0
            ? IsPreRelease(text, isDotted)
            : IsPreRelease(text[..plus], isDotted) && AreIdentifiers(text[(plus + 1)..]);
    }

    // A lone number goes on with `-` and a word only: `10-0-0-5` is an address, `1b23456789` the name of a container.
    private static bool IsPreRelease(ReadOnlySpan<char> text, bool isDotted)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        var dash = text.IndexOf('-');
        var attached = dash < 0 ? text : text[..dash];
        var behind = dash < 0 ? default : text[(dash + 1)..];
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
            if (numbersInARow > MaxNumbersInARow || (numbersInARow == 0 && !ReleaseWord.IsMark(identifier) && !IsCommit(identifier)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EndsWithTopLevelDomain(ReadOnlySpan<char> text)
        => text.LastIndexOf('.') is >= 0 and var dot && ReleaseWord.IsTopLevelDomain(text[(dot + 1)..]);

    // git's abbreviations are seven digits and more; `git describe` puts a g before them.
    private static bool IsCommit(ReadOnlySpan<char> text)
    {
        var digits = text is ['g', ..] ? text[1..] : text;
        return digits.Length is >= 7 and <= 40 && !digits.ContainsAnyExcept(HexDigits);
    }
}
