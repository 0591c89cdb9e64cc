using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TelemetryHex.Vocabulary;

/// <summary>
/// The version of the product: 1 to 64 of <c>0-9A-Za-z.+-</c> that is either a number of up to three parts
/// (<c>1.10.0</c>, <c>v2.0.0-rc.1+5</c>) or one word without a dot (<c>dev</c>).
/// Dotted names and dotted quads are refused: they are how hosts and addresses look. So a dotted suffix of a number must end
/// with a part that holds a digit (<c>rc.1</c>), as no host name of the Internet does (<c>1-node.example.com</c>).
/// </summary>
public sealed record ProductVersion : IUtf8SpanFormattable
{
    /// <summary>The greatest number of characters.</summary>
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.+-");

    private readonly string _text;

    private ProductVersion(string text) => _text = text;

    /// <summary>Reads a version; null, empty and everything outside the grammar is refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ProductVersion? version)
    {
        version = HasForm(text) ? new ProductVersion(text.ToString()) : null;
        return version is not null;
    }

    /// <summary>The text as it was given.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Ascii.FromUtf16(_text, utf8Destination, out bytesWritten) == OperationStatus.Done;

    private static bool HasForm(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength || text.ContainsAnyExcept(Alphabet))
        {
            return false;
        }

        var number = text[0] is 'v' or 'V' && text.Length > 1 && char.IsAsciiDigit(text[1]) ? text[1..] : text;
        if (!char.IsAsciiDigit(number[0]))
        {
            return char.IsAsciiLetter(number[0]) && !number.Contains('.');
        }

        var parts = DottedNumber.Measure(number, out var length);
        return parts <= 3 && IsSuffix(number[length..]);
    }

    private static bool IsSuffix(ReadOnlySpan<char> text)
    {
        if (!text.Contains('.'))
        {
            return true;
        }

        var build = text.IndexOf('+');
        var preRelease = build < 0 ? text : text[..build];
        return text[0] is '-' or '+' && EndsLikeNoHost(preRelease) && (build < 0 || EndsLikeNoHost(text[build..]));
    }

    private static bool EndsLikeNoHost(ReadOnlySpan<char> text)
        => text.LastIndexOf('.') is var dot && (dot < 0 || text[dot..].ContainsAnyInRange('0', '9'));
}
