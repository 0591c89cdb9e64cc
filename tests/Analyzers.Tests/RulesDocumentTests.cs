using System.Text.RegularExpressions;

namespace TelemetryHex.Analyzers.Tests;

public sealed partial class RulesDocumentTests
{
    [Fact]
    public void Every_page_is_listed_and_every_link_leads_to_a_file()
    {
        var text = Repository.Read("analyzers/RULES.md");
        var links = Link().Matches(text).Select(match => match.Groups[1].Value).ToList();

        links.Should().OnlyContain(link => File.Exists(Path.Combine(Repository.Root, "analyzers", link)));
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "analyzers", "rules")).Select(page => $"rules/{Path.GetFileName(page)}").Should().BeSubsetOf(links);
    }

    [Theory]
    [InlineData("/core/Payload/")]
    [InlineData("/core/Vocabulary/")]
    [InlineData("/analyzers/")]
    [InlineData("/Directory.Build.targets")]
    [InlineData("/.ci/")]
    public void What_can_change_the_promise_has_an_owner(string path)
        => Owned().Should().Contain(path);

    [Fact]
    public void Every_owned_path_is_there()
        => Owned().Should().NotBeEmpty().And.OnlyContain(path => Path.Exists(Path.Combine(Repository.Root, path.Trim('/'))));

    private static IEnumerable<string> Owned()
        => Repository.Read(".github/CODEOWNERS").Split('\n').Where(line => line.StartsWith('/')).Select(line => line.Split(' ')[0]);

    [GeneratedRegex("\\]\\(([^)]+)\\)")]
    private static partial Regex Link();
}
