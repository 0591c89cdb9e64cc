namespace TelemetryHex.Vocabulary;

/// <summary>The day of a build, as channels name it: <c>2025-01-20</c> or <c>20250120</c>.</summary>
internal static class ReleaseDate
{
    /// <summary>Whether the text is a year of this century, a month and a day.</summary>
    public static bool Is(ReadOnlySpan<char> text) => text.Length switch
    {
        8 => Is(text[..4], text[4..6], text[6..]),
        10 => text[4] == '-' && text[7] == '-' && Is(text[..4], text[5..7], text[8..]),
        _ => false,
    };

    private static bool Is(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day)
        => IsWithin(year, "2000", "2099") && IsWithin(month, "01", "12") && IsWithin(day, "01", "31");

    private static bool IsWithin(ReadOnlySpan<char> number, string least, string most)
        => DottedNumber.IsPart(number) && number.SequenceCompareTo(least) >= 0 && number.SequenceCompareTo(most) <= 0;
}
