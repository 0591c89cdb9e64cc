namespace TelemetryHex.Core.Tests.Payload;

/// <summary>A row of the allowlist, as the document has it.</summary>
internal sealed record AllowlistRow(string Path, string Type, bool MayBeNull, string Why, string Example)
{
    private const string OrNull = " or null";

    /// <summary>The rows of the one table under <c>## The allowlist</c> of the document that core carries.</summary>
    public static IReadOnlyList<AllowlistRow> ReadAll()
    {
        var assembly = typeof(TelemetryHex.Payload.Report).Assembly;
        using var stream = assembly.GetManifestResourceStream("TelemetryHex.Payload.ALLOWLIST.md") ?? throw new FileNotFoundException("ALLOWLIST.md");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    public static IReadOnlyList<AllowlistRow> Parse(string document)
    {
        var section = document.Split("\n## The allowlist\n").Should().HaveCount(2, "the heading stands once").And.Subject.Last().Split("\n## ")[0];
        var table = section.Split('\n').Where(line => line.StartsWith('|')).Select(Cells).ToList();
        table[0].Should().Equal("Path", "Type", "Why it is collected", "Example");
        table[1].Should().OnlyContain(cell => cell.All(character => character == '-'));
        return [.. table.Skip(2).Select(ToRow)];
    }

    private static AllowlistRow ToRow(string[] cells)
    {
        cells.Should().HaveCount(4);
        var mayBeNull = cells[1].EndsWith(OrNull, StringComparison.Ordinal);
        return new AllowlistRow(Code(cells[0]), mayBeNull ? cells[1][..^OrNull.Length] : cells[1], mayBeNull, cells[2], Code(cells[3]));
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    private static string Code(string cell)
    {
        cell.Should().MatchRegex("^`[^`]+`$");
        return cell.Trim('`');
    }
}
