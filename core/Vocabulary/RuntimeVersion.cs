using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TelemetryHex.Vocabulary;

/// <summary>
/// The language runtime's version: <c>dotnet10.0.12</c> of ours, <c>go1.25.3</c> of Liftbridge's own client.
/// <c>dotnet</c> or <c>go</c>, a number of one to three parts, and at most one pre-release mark
/// (<c>go1.23rc1</c>, <c>dotnet11.0.0-preview.3</c>).
/// </summary>
public sealed record RuntimeVersion : IUtf8SpanFormattable
{
    /// <summary>The greatest number of characters.</summary>
    public const int MaxLength = 32;

    private static readonly SearchValues<char> NumberOfPreRelease = SearchValues.Create("0123456789.");

    private readonly string _text;

    private RuntimeVersion(string text) => _text = text;

    /// <summary>The version of .NET, to three parts.</summary>
    /// <exception cref="ArgumentException">The version has no number that the grammar holds.</exception>
    public static RuntimeVersion DotNet(Version version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return TryParse($"dotnet{version.ToString(version.Build < 0 ? 2 : 3)}", out var parsed)
            ? parsed
            : throw new ArgumentException("Not the version of a runtime.", nameof(version));
    }

    /// <summary>Reads a version; everything outside the grammar is refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out RuntimeVersion? version)
    {
        version = HasForm(text) ? new RuntimeVersion(text.ToString()) : null;
        return version is not null;
    }

    /// <summary>The text as it stands on the wire.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Ascii.FromUtf16(_text, utf8Destination, out bytesWritten) == OperationStatus.Done;

    private static bool HasForm(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
        {
            return false;
        }

        var number = text.StartsWith("dotnet", StringComparison.Ordinal) ? text["dotnet".Length..]
            : text.StartsWith("go", StringComparison.Ordinal) ? text["go".Length..]
            : default;
        return DottedNumber.Measure(number, out var length) is >= 1 and <= 3 && IsPreRelease(number[length..]);
    }

    private static bool IsPreRelease(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        var mark = text[0] == '-' ? text[1..] : text;
        foreach (var word in (ReadOnlySpan<string>)["alpha", "beta", "preview", "rc"])
        {
            if (mark.StartsWith(word, StringComparison.Ordinal))
            {
                return !mark[word.Length..].ContainsAnyExcept(NumberOfPreRelease);
            }
        }

        return false;
    }
}
