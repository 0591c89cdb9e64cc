using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests.Documents;

/// <summary>What GitHub and editors read: that it asks what it must, and names what is there.</summary>
public sealed partial class ContributorFilesTests
{
    [Fact]
    public void Every_path_that_has_an_owner_is_there()
    {
        var owned = OwnedPath().Matches(Repository.Read(".github/CODEOWNERS")).Select(match => match.Groups["path"].Value).ToList();

        owned.Should().Contain("core/Payload/").And.OnlyContain(path => Path.Exists(Path.Combine(Repository.Root, path)));
    }

    [Promise(Section.Documents, "A change is asked whether it touches the allowlist; a leak can be reported privately")]
    [Fact]
    public void A_change_is_asked_whether_it_touches_the_allowlist_the_promises_and_the_changelog()
        => Repository.Read(".github/PULL_REQUEST_TEMPLATE.md").Should().ContainAll("The allowlist is touched", "The allowlist is not touched", "tests/CONTRACT.md", "CHANGELOG.md");

    [Theory]
    [InlineData("bug", "did", "saw", "expected")]
    [InlineData("field", "reason", "type", "range")]
    [InlineData("port", "system", "sources", "recorded")]
    public void An_issue_is_asked_for_what_an_answer_needs(string template, params string[] questions)
    {
        var text = Repository.Read($".github/ISSUE_TEMPLATE/{template}.yml");

        foreach (var question in questions)
        {
            Regex.IsMatch(text, $"^    id: {question}$(.(?!^  - ))*?^      required: true$", RegexOptions.Multiline | RegexOptions.Singleline).Should().BeTrue("{0} asks for {1}", template, question);
        }
    }

    [Promise(Section.Documents, "A change is asked whether it touches the allowlist; a leak can be reported privately")]
    [Fact]
    public void A_leak_is_reported_privately_and_by_no_address_that_was_made_up()
        => Repository.Read("SECURITY.md").Should().Contain("private vulnerability reporting").And.NotMatchRegex("\\w@\\w");

    [Fact]
    public void A_tool_that_is_restored_is_one_that_CONTRIBUTING_uses()
    {
        using var manifest = JsonDocument.Parse(Repository.Read(".config/dotnet-tools.json"));
        var tools = manifest.RootElement.GetProperty("tools").EnumerateObject().SelectMany(tool => tool.Value.GetProperty("commands").EnumerateArray()).Select(command => command.GetString() ?? "").ToList();

        tools.Should().NotBeEmpty();
        Repository.Read("CONTRIBUTING.md").Should().ContainAll(tools.Select(tool => $"`{tool.Replace('-', ' ')}"));
    }

    [GeneratedRegex("^/(?<path>\\S+) +@", RegexOptions.Multiline)]
    private static partial Regex OwnedPath();
}
