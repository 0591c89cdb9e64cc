using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TelemetryHex.Vocabulary;

/// <summary>
/// The version of the product: 1 to 64 of <c>0-9A-Za-z.+-</c> that is either a number of up to three parts
/// (<c>1.10.0</c>, <c>v2.0.0-rc.1</c>) or the name of a release channel, dated or not (<c>dev</c>, <c>nightly-2025-01-20</c>).
/// Numbers and the words of a fixed list follow the number, so that it names no machine and no person: host names, user names,
/// addresses in their usual spellings and paths are refused. A <c>+</c> part and the hash of a commit are cut, since they tell
/// whose build it is: <c>1.10.0-rc.1+abc1234</c> is read as <c>1.10.0-rc.1</c>, and a hash alone is no version.
/// </summary>
public sealed record ProductVersion : IUtf8SpanFormattable
{
    /// <summary>The greatest number of characters that are sent.</summary>
    public const int MaxLength = 64;

    // A dotted quad has four.
    private const int MaxParts = 3;

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.+-");

    private readonly string _text;

    private ProductVersion(string text) => _text = text;

    /// <summary>Reads a version, of which hashes and a <c>+</c> part are cut unread; null, empty and other texts are refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ProductVersion? version)
    {
        Span<char> rest = stackalloc char[MaxLength];
        version = !text.ContainsAnyExcept(Alphabet) && BuildIdentity.TryCut(text, rest, out var length) && HasForm(rest[..length])
            ? new ProductVersion(rest[..length].ToString())
            : null;
        return version is not null;
    }

    /// <summary>The text as it is sent, without the parts that were cut.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Ascii.FromUtf16(_text, utf8Destination, out bytesWritten) == OperationStatus.Done;

    private static bool HasForm(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return false;
        }

        var number = text[0] is 'v' or 'V' ? text[1..] : text;
        var parts = DottedNumber.Measure(number, out var length);
        return parts switch
        {
            0 => IsChannel(text),
            <= MaxParts => !HardwareAddress.Is(number)
                && AreShort(number[..length])
                && VersionSuffix.Is(number[length..], isDotted: parts > 1),
            _ => false,
        };
    }

    // Only a date may follow: `master-1` and `edge-01` are machines.
    private static bool IsChannel(ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        return dash < 0 ? ReleaseWord.IsChannel(text) : ReleaseWord.IsChannel(text[..dash]) && ReleaseDate.Is(text[(dash + 1)..]);
    }

    private static bool AreShort(ReadOnlySpan<char> numbers)
    {
        foreach (var part in numbers.Split('.'))
        {
            if (!DottedNumber.IsPart(numbers[part]))
            {
                return false;
            }
        }

        return true;
    }
}
