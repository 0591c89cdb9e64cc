namespace TelemetryHex.Vocabulary;

/// <summary>The spellings of a MAC address, which no version may have. A container's host name has the one without a break.</summary>
internal static class HardwareAddress
{
    private const int Digits = 12;

    /// <summary>Whether the text is twelve hex digits in groups of four or six, or without a break.</summary>
    /// <remarks>Six pairs need no look: no version has six numbers in a row.</remarks>
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
