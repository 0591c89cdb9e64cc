using System.Globalization;

namespace TelemetryHex.Vocabulary;

/// <summary>An instant in UTC to the whole second, from year 1 to 9999, written <c>2025-01-20T10:30:00Z</c> (RFC 3339).</summary>
public readonly record struct Timestamp : IUtf8SpanFormattable
{
    private const int Length = 20;
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // Seconds since 1970, so that the default of the type is an instant too.
    private readonly long _unixSeconds;

    private Timestamp(long unixSeconds) => _unixSeconds = unixSeconds;

    /// <summary>The second in which the instant lies; a fraction is dropped.</summary>
    public static Timestamp From(DateTimeOffset instant) => new(instant.ToUnixTimeSeconds());

    /// <summary>Reads exactly the form <c>2025-01-20T10:30:00Z</c>; fractions and offsets are refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Timestamp timestamp)
    {
        // DateTimeOffset.TryParseExact took an eighth of all decoding.
        timestamp = default;
        if (text.Length != Length
            || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        {
            return false;
        }

        var (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
        var (hour, minute, second) = (Number(text[11..13]), Number(text[14..16]), Number(text[17..19]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        timestamp = From(new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero));
        return true;
    }

    /// <summary>The instant as the platform's type.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(_unixSeconds);

    /// <summary>The 20 characters of the wire form.</summary>
    public override string ToString() => ToDateTimeOffset().ToString(Pattern, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => ToDateTimeOffset().TryFormat(utf8Destination, out bytesWritten, Pattern, CultureInfo.InvariantCulture);

    // A character that is no digit makes it -1.
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
