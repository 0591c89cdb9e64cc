using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace TelemetryHex.Analyzers.Serialization;

/// <summary>Whether a file can mention JSON: by a name that holds "Json", or by one whose spelling only the compiler resolves.</summary>
internal static class JsonMention
{
    private const int Block = 16 * 1024;

    private static readonly string[] Words = ["Json", "\\u", "\\U"];

    // The end of a block may cut a word, so the next block begins before it.
    private static readonly int Overlap = Words.Max(word => word.Length) - 1;

    // Every file of a compilation is searched and most hold nothing, so one block per thread is reused.
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

    // The compiler leaves formatting characters out of a name, so a name with one can still be "Json".
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
