using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace TelemetryHex.Analyzers.Serialization;

/// <summary>Whether a file can speak of JSON at all: by a name with "Json" in it, or by one spelt in a way that only the compiler reads.</summary>
internal static class JsonMention
{
    private const int Block = 16 * 1024;

    private static readonly string[] Words = ["Json", "\\u", "\\U"];

    // A word may be cut by the end of a block, so that the next one begins before it.
    private static readonly int Overlap = Words.Max(word => word.Length) - 1;

    // Every file of a compilation is asked, and most say no: one block for each thread is all that this takes.
    [ThreadStatic]
    private static char[]? _block;

    public static bool IsIn(SourceText text)
    {
        var block = _block ??= new char[Block];
        for (var start = 0; start < text.Length; start += Block - Overlap)
        {
            var length = Math.Min(Block, text.Length - start);
            text.CopyTo(start, block, 0, length);
            if (IsIn(block.AsSpan(0, length)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(ReadOnlySpan<char> text)
    {
        foreach (var word in Words)
        {
            if (text.IndexOf(word.AsSpan()) >= 0)
            {
                return true;
            }
        }

        return HoldsFormatting(text);
    }

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
