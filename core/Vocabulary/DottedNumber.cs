using System.Buffers;

namespace TelemetryHex.Vocabulary;

/// <summary>The numeric head of a version: digits, joined by single dots.</summary>
internal static class DottedNumber
{
    // A date has eight digits; an address that is written as one number has nine or ten.
    private const int MaxDigits = 8;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Whether the text is one to eight digits.</summary>
    public static bool IsPart(ReadOnlySpan<char> text) => text.Length is > 0 and <= MaxDigits && !text.ContainsAnyExcept(Digits);

    /// <summary>Counts the parts of the dotted number that <paramref name="text"/> begins with, and its characters.</summary>
    /// <returns>0 where the text begins with no digit.</returns>
    public static int Measure(ReadOnlySpan<char> text, out int length)
    {
        var parts = 0;
        length = 0;
        while (true)
        {
            var start = parts == 0 ? 0 : length + 1;
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end == start)
            {
                return parts;
            }

            parts++;
            length = end;
            if (end == text.Length || text[end] != '.')
            {
                return parts;
            }
        }
    }
}
