using System.Globalization;
using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests.Documents;

/// <summary>That a newcomer can read the documents: their length, their form, and that they lead somewhere.</summary>
public sealed partial class ProseTests
{
    private const int LongestParagraph = 500;
    private const int LinesOfARoom = 6;
    private static readonly MarkdownDocument Map = new("ARCHITECTURE.md");

    [Promise(
        Section.Documents,
        "The README fits on 150 lines, a room of the map on six, a paragraph on 500 characters, and every link leads somewhere")]
    [Fact]
    public void README_fits_on_150_lines() => Repository.Read("README.md").TrimEnd('\n').Split('\n').Length.Should().BeLessThanOrEqualTo(150);

    [Promise(
        Section.Documents,
        "The README fits on 150 lines, a room of the map on six, a paragraph on 500 characters, and every link leads somewhere")]
    [Fact]
    public void No_paragraph_is_longer_than_500_characters()
    {
        var longest = MarkdownDocument.All.SelectMany(document => document.Paragraphs().Select(paragraph => (document.Path, paragraph)));

        longest.Should().OnlyContain(found => found.paragraph.Length <= LongestParagraph).And.HaveCountGreaterThan(100);
    }

    [Fact]
    public void The_map_has_a_picture_and_its_tree_names_every_room()
    {
        Map.Text.Should().Contain("```mermaid\nflowchart");

        var tree = Map.Section("## The tree");
        foreach (var half in (string[])["core", "adapters", "analyzers", "tests"])
        {
            foreach (var room in Directory.EnumerateDirectories(Path.Combine(Repository.Root, half)).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj" or "TestResults")))
            {
                tree.Should().Contain($" {room}/", "{0} is a room of {1}", room, half);
            }
        }
    }

    [Promise(
        Section.Documents,
        "The README fits on 150 lines, a room of the map on six, a paragraph on 500 characters, and every link leads somewhere")]
    [Fact]
    public void Each_room_of_the_map_is_six_lines_at_most_and_its_invariants()
    {
        var rooms = Room().Split(Map.Section("## The rooms")).Skip(1).ToList();

        rooms.Should().HaveCountGreaterThan(10);
        foreach (var lines in rooms.Select(room => room.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            var prose = lines.Skip(1).Where(line => !line.StartsWith("- **Invariant:** ", StringComparison.Ordinal)).ToList();
            prose.Should().HaveCountLessThanOrEqualTo(LinesOfARoom, "{0} is a room of the map", lines[0]).And.NotContain(line => line.StartsWith('-'));
            lines.Skip(1).Should().HaveCountGreaterThan(prose.Count, "{0} has an invariant", lines[0]);
        }
    }

    [Fact]
    public void Decisions_are_numbered_without_a_gap_and_say_context_decision_and_consequence()
    {
        var decisions = MarkdownDocument.All.Where(document => document.Path.StartsWith("docs/adr/", StringComparison.Ordinal)).ToList();

        decisions.Select(decision => int.Parse(Path.GetFileName(decision.Path)[..4], CultureInfo.InvariantCulture)).Should().Equal(Enumerable.Range(1, decisions.Count));
        foreach (var decision in decisions)
        {
            decision.Text.Should().StartWith($"# {int.Parse(Path.GetFileName(decision.Path)[..4], CultureInfo.InvariantCulture)}. ")
                .And.ContainAll("**Context.**", "**Decision.**", "**Consequence.**");
        }
    }

    [Promise(
        Section.Documents,
        "The README fits on 150 lines, a room of the map on six, a paragraph on 500 characters, and every link leads somewhere")]
    [Fact]
    public void Every_link_in_the_documents_leads_somewhere()
    {
        foreach (var document in MarkdownDocument.All.Append(new("analyzers/RULES.md")))
        {
            foreach (var target in document.Targets())
            {
                var parts = target.Split('#');
                var path = parts[0].Length == 0 ? document.Path : Path.Combine(Path.GetDirectoryName(document.Path) ?? "", parts[0]);
                Path.Exists(Path.Combine(Repository.Root, path)).Should().BeTrue("{0} links to {1}", document, target);
                if (parts is [_, var heading])
                {
                    new MarkdownDocument(path).Anchors().Should().Contain(heading, "{0} links to {1}", document, target);
                }
            }
        }
    }

    [GeneratedRegex("^### ", RegexOptions.Multiline)]
    private static partial Regex Room();
}
