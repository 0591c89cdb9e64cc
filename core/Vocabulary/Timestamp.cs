using System.Globalization;

namespace TelemetryHex.Vocabulary;

/// <summary>An instant in UTC to the whole second, from year 1 to 9999, written <c>2025-01-20T10:30:00Z</c> (RFC 3339).</summary>
public readonly record struct Timestamp : IUtf8SpanFormattable
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // Seconds since 1970, so that the default of the type is an instant too.
    private readonly long _unixSeconds;

    private Timestamp(long unixSeconds) => _unixSeconds = unixSeconds;

    /// <summary>The second in which the instant lies; a fraction is dropped.</summary>
    public static Timestamp From(DateTimeOffset instant) => new(instant.ToUnixTimeSeconds());

    /// <summary>Reads exactly the form <c>2025-01-20T10:30:00Z</c>; fractions and offsets are refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Timestamp timestamp)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var parsed = DateTimeOffset.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, Utc, out var instant);
        timestamp = parsed ? From(instant) : default;
        return parsed;
    }

    /// <summary>The instant as the platform's type.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(_unixSeconds);

    /// <summary>The 20 characters of the wire form.</summary>
    public override string ToString() => ToDateTimeOffset().ToString(Pattern, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => ToDateTimeOffset().TryFormat(utf8Destination, out bytesWritten, Pattern, CultureInfo.InvariantCulture);
}
