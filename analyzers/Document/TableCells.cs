namespace TelemetryHex.Analyzers.Document;

/// <summary>Splits a line of a table at its pipes; <c>\|</c> is none (GitHub Flavored Markdown, 4.10).</summary>
internal static class TableCells
{
    /// <summary>The cells without the space around them; null where the line does not begin and end with a pipe.</summary>
    public static IReadOnlyList<(string Text, TextPlace Place)>? Of(MarkdownLine line)
    {
        var text = line.Text.TrimEnd();
        if (text.Length < 2 || text[0] != '|' || !IsPipe(text, text.Length - 1))
        {
            return null;
        }

        var cells = new List<(string, TextPlace)>();
        var start = 1;
        for (var i = 1; i < text.Length; i++)
        {
            if (IsPipe(text, i))
            {
                cells.Add(Trimmed(line.Number, text, start, i));
                start = i + 1;
            }
        }

        return cells;
    }

    private static bool IsPipe(string text, int index) => text[index] == '|' && text[index - 1] != '\\';

    private static (string Text, TextPlace Place) Trimmed(int line, string text, int start, int end)
    {
        var cell = text.Substring(start, end - start);
        var lead = cell.Length - cell.TrimStart().Length;
        var trimmed = cell.Trim();
        // An empty cell is located by its space.
        return trimmed.Length == 0
            ? ("", new TextPlace(line, start, Math.Max(end - start, 1)))
            : (trimmed, new TextPlace(line, start + lead, trimmed.Length));
    }
}
