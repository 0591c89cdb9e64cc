using System.Buffers;

namespace TelemetryHex.Vocabulary;

/// <summary>
/// Cuts the parts of a version that tell one private build from all others, and by that its builder: a <c>+</c> part, and a commit's
/// hash wherever it stands. They are cut when a report is made and when one arrives.
/// </summary>
internal static class BuildIdentity
{
    // git abbreviates to seven digits and more; a SHA-1 has forty.
    private const int MinDigits = 7;
    private const int MaxDigits = 40;

    private static readonly SearchValues<char> Separators = SearchValues.Create(".-");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");
    private static readonly SearchValues<char> HexLetters = SearchValues.Create("ABCDEFabcdef");

    /// <summary>Writes the rest of a version; the rest of a hash alone is empty.</summary>
    /// <returns>False where the <c>+</c> part is empty or there are two, and where the rest is longer than the room for it.</returns>
    public static bool TryCut(ReadOnlySpan<char> text, Span<char> rest, out int length)
    {
        length = 0;
        var plus = text.IndexOf('+');
        var version = plus < 0 ? text : text[..plus];
        var build = plus < 0 ? default : text[(plus + 1)..];
        if ((plus >= 0 && build.IsEmpty) || build.Contains('+'))
        {
            return false;
        }

        // `1.10.0-abc1234.5` becomes `1.10.0-5`: with the dot alone it would be another number.
        ReadOnlySpan<char> separator = default;
        foreach (var range in version.SplitAny(Separators))
        {
            var identifier = version[range];
            var (start, _) = range.GetOffsetAndLength(version.Length);
            separator = start == 0 || separator is "-" ? separator : version.Slice(start - 1, 1);
            if (IsHash(identifier))
            {
                continue;
            }

            if (length + separator.Length + identifier.Length > rest.Length)
            {
                return false;
            }

            separator.CopyTo(rest[length..]);
            identifier.CopyTo(rest[(length + separator.Length)..]);
            length += separator.Length + identifier.Length;
            separator = default;
        }

        return true;
    }

    // Digits alone may be a date, and stay, unless the g of `git describe` stands before them.
    private static bool IsHash(ReadOnlySpan<char> identifier)
    {
        var digits = identifier is ['g', ..] ? identifier[1..] : identifier;
        return digits.Length is >= MinDigits and <= MaxDigits
            && !digits.ContainsAnyExcept(HexDigits)
            && (digits.Length < identifier.Length || digits.ContainsAny(HexLetters));
    }
}
