using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace TelemetryHex.Analyzers.Serialization;

/// <summary>Whether a file can speak of JSON at all: by a name with "Json" in it, or by one spelt in a way that only the compiler reads.</summary>
internal static class JsonMention
{
    private const string Name = "Json";
    private const int Block = 16 * 1024;

    public static bool IsIn(SourceText text)
    {
        var buffer = new char[Math.Min(Block, text.Length)];
        for (var start = 0; start < text.Length; start += Math.Max(buffer.Length - Name.Length + 1, 1))
        {
            var length = Math.Min(buffer.Length, text.Length - start);
            text.CopyTo(start, buffer, 0, length);
            if (IsIn(buffer.AsSpan(0, length)))
            {
                return true;
            }

            if (start + length == text.Length)
            {
                break;
            }
        }

        return false;
    }

    private static bool IsIn(ReadOnlySpan<char> text)
        => text.IndexOf(Name.AsSpan()) >= 0 || text.IndexOf("\\u".AsSpan()) >= 0 || text.IndexOf("\\U".AsSpan()) >= 0 || HoldsFormatting(text);

    // The compiler leaves formatting characters out of a name: one that looks like no other can be "Json" to it.
    private static bool HoldsFormatting(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character > '\u007F' && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format)
            {
                return true;
            }
        }

        return false;
    }
}
