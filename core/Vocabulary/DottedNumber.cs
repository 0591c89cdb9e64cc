namespace TelemetryHex.Vocabulary;

/// <summary>The numeric head of a version: digits, joined by single dots.</summary>
internal static class DottedNumber
{
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
