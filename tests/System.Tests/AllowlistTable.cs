namespace TelemetryHex.SystemTests;

/// <summary>A row of the allowlist, as a reader sees it.</summary>
internal sealed record AllowlistRow(string Path, string Type, string Why, string Example);

/// <summary>The rows of the first table whose header is the allowlist's.</summary>
internal static class AllowlistTable
{
    private const string Header = "| Path | Type | Why it is collected | Example |";

    public static IReadOnlyList<AllowlistRow> Of(string markdown)
    {
        var lines = markdown.Split('\n');
        var header = Array.IndexOf(lines, Header);
        header.Should().BePositive("the document should hold the table");
        return [.. lines.Skip(header + 2).TakeWhile(line => line.StartsWith('|')).Select(Row)];
    }

    private static AllowlistRow Row(string line)
    {
        var cells = line.Trim('|').Split('|').Select(cell => cell.Trim()).ToList();
        return new AllowlistRow(cells[0].Trim('`'), cells[1], cells[2], cells[3].Trim('`'));
    }
}
