using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TelemetryHex.Vocabulary;

/// <summary>
/// The random number that stands for one installation: a version-4 UUID (RFC 9562, 5.4), lower case, hyphenated.
/// Version 1 (which holds a MAC address), the nil UUID and every other layout are refused.
/// </summary>
public sealed record InstanceId : IUtf8SpanFormattable
{
    /// <summary>The number of characters, all of them ASCII.</summary>
    public const int Length = 36;

    private readonly Guid _value;

    private InstanceId(Guid value) => _value = value;

    /// <summary>Makes an id of 16 random bytes; six of their bits become the version and the variant.</summary>
    /// <param name="random">16 bytes of a cryptographic source.</param>
    /// <exception cref="ArgumentException"><paramref name="random"/> is not 16 bytes long.</exception>
    public static InstanceId FromRandomBytes(ReadOnlySpan<byte> random)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (random.Length != bytes.Length)
        {
            throw new ArgumentException("An instance id is made of exactly 16 bytes.", nameof(random));
        }

        random.CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new InstanceId(new Guid(bytes, bigEndian: true));
    }

    /// <summary>Reads exactly the 36 characters of a lower-case version-4 UUID; surrounding space is not tolerated.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out InstanceId? id)
    {
        // Guid.TryParseExact also takes signs, 0x groups, other versions and the nil id, so the form is checked here.
        id = HasForm(text) ? new InstanceId(Guid.ParseExact(text, "D")) : null;
        return id is not null;
    }

    /// <summary>The 36 characters.</summary>
    public override string ToString() => _value.ToString("D", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => _value.TryFormat(utf8Destination, out bytesWritten, "D");

    private static bool HasForm(ReadOnlySpan<char> text)
    {
        if (text.Length != Length || text[14] != '4' || text[19] is not ('8' or '9' or 'a' or 'b'))
        {
            return false;
        }

        for (var i = 0; i < Length; i++)
        {
            var fits = i is 8 or 13 or 18 or 23 ? text[i] == '-' : char.IsAsciiHexDigitLower(text[i]);
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
