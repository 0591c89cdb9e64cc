namespace TelemetryHex.Vocabulary;

/// <summary>How MAC addresses are spelt, hence how no version may be; a container's host name is the last of these forms.</summary>
internal static class HardwareAddress
{
    private const int Digits = 12;

    /// <summary>Whether the text is twelve hex digits in groups of four or six, or without a break.</summary>
    // Pairs need no look: no version has six numbers in a row.
    public static bool Is(ReadOnlySpan<char> text) => IsInGroupsOf(4, text) || IsInGroupsOf(6, text) || IsInGroupsOf(Digits, text);

    private static bool IsInGroupsOf(int size, ReadOnlySpan<char> text)
    {
        if (text.Length != Digits + (Digits / size) - 1)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isBreak = i % (size + 1) == size;
            if (char.IsAsciiHexDigit(text[i]) == isBreak)
            {
                return false;
            }
        }

        return true;
    }
}
