using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests.Documents;

/// <summary>A document of the repository, as its reader takes it in.</summary>
/// <param name="Path">Where it stands, from the repository's root.</param>
internal sealed partial record MarkdownDocument(string Path)
{
    public string Text { get; } = Repository.Read(Path);

    /// <summary>The documents for people, apart from the rules' own pages.</summary>
    public static IReadOnlyList<MarkdownDocument> All { get; } =
    [
        .. from folder in (string[])[".", ".github", "docs", "docs/adr", "tests/Contracts"]
           from file in Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, folder), "*.md").Order(StringComparer.Ordinal)
           select new MarkdownDocument(System.IO.Path.GetRelativePath(Repository.Root, file)),
    ];

    /// <summary>Runs of prose: text between blank lines, and each item of a list. Tables, headings and code are none.</summary>
    public IEnumerable<string> Paragraphs()
    {
        var paragraph = new List<string>();
        foreach (var line in WithoutCode().Split('\n').Append(""))
        {
            var isProse = !string.IsNullOrWhiteSpace(line) && line[0] is not ('#' or '|');
            if (paragraph.Count > 0 && (!isProse || Item().IsMatch(line)))
            {
                yield return string.Join(' ', paragraph);
                paragraph.Clear();
            }

            if (isProse)
            {
                paragraph.Add(line.Trim());
            }
        }
    }

    /// <summary>The commands that a reader is to type, a line each.</summary>
    public IReadOnlyList<string> Commands()
        => [.. Shell().Matches(Text).SelectMany(block => block.Groups["code"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>What its links lead to: a path from its own folder, a heading, or both.</summary>
    public IEnumerable<string> Targets() => Link().Matches(WithoutCode()).Select(link => link.Groups["target"].Value);

    /// <summary>The names by which its headings are linked to, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors()
        => Heading().Matches(WithoutCode()).Select(heading => Unspoken().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The text under a heading, up to the next of its kind.</summary>
    public string Section(string heading)
    {
        var level = heading[..heading.IndexOf(' ', StringComparison.Ordinal)];
        return Regex.Match(Text, $"^{Regex.Escape(heading)}\n(?<text>.*?)(?=^{level} |\\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups["text"].Value;
    }

    public override string ToString() => Path;

    private string WithoutCode() => Fenced().Replace(Text, "");

    [GeneratedRegex("^```sh\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Shell();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex("^([-*]|\\d+\\.) ")]
    private static partial Regex Item();

    [GeneratedRegex("\\]\\((?!\\w+:)(?<target>[^)]+)\\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^\\w\\s-]")]
    private static partial Regex Unspoken();
}
