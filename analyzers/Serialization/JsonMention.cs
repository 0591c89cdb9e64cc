using Microsoft.CodeAnalysis.Text;

namespace TelemetryHex.Analyzers.Serialization;

/// <summary>Whether a file can speak of JSON at all: by a name with "Json" in it, or by one spelt with escapes.</summary>
internal static class JsonMention
{
    private const int Block = 16 * 1024;

    public static bool IsIn(SourceText text) => Holds(text, "Json") || Holds(text, "\\u") || Holds(text, "\\U");

    private static bool Holds(SourceText text, string word)
    {
        var buffer = new char[Math.Min(Block, text.Length)];
        for (var start = 0; start < text.Length; start += Math.Max(buffer.Length - word.Length + 1, 1))
        {
            var length = Math.Min(buffer.Length, text.Length - start);
            text.CopyTo(start, buffer, 0, length);
            if (buffer.AsSpan(0, length).IndexOf(word.AsSpan()) >= 0)
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
}
