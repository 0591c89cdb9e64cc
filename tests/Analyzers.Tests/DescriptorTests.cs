using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryHex.Analyzers.Tests;

public sealed class DescriptorTests
{
    private const string Pages = "https://github.com/TelemetryHex/TelemetryHex/blob/main/";

    private static readonly DiagnosticAnalyzer[] Analyzers =
    [
        .. typeof(TelemetryHex.Analyzers.Rules).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly DiagnosticDescriptor[] All = [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct()];

    public static TheoryData<string> Ids { get; } = new(All.Select(descriptor => descriptor.Id));

    /// <summary>The rules that no descriptor has: the build itself reports them.</summary>
    public static TheoryData<string> BuildErrors { get; } = new("THX0901", "THX0902", "THX0903", "THX0904", "THX0905", "THX0906", "THX0907");

    [Fact]
    public void Every_rule_belongs_to_an_analyzer_and_has_an_id_of_its_own()
    {
        var written = typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (DiagnosticDescriptor)field.GetValue(null)!);

        All.Should().BeEquivalentTo(written);
        All.Select(descriptor => descriptor.Id).Should().OnlyHaveUniqueItems().And.HaveCount(11);
    }

    [Fact]
    public void Every_analyzer_can_say_that_it_failed() => Analyzers.Should().OnlyContain(analyzer => analyzer.SupportedDiagnostics.Contains(Rules.AnalyzerFailure));

    [Promise(Section.Allowlist, "Nothing silences that")]
    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_an_error_that_nothing_configures_or_suppresses(string id)
    {
        var rule = Of(id);

        rule.DefaultSeverity.Should().Be(DiagnosticSeverity.Error);
        rule.IsEnabledByDefault.Should().BeTrue();
        rule.CustomTags.Should().Contain([WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler]);
        rule.Category.Should().Be("Privacy");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_s_help_is_a_page_of_this_repository(string id)
    {
        Of(id).HelpLinkUri.Should().Be($"{Pages}analyzers/rules/{id}.md");
        Page(id).Should().StartWith($"# {id}: {Of(id).Title}\n");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_its_row_in_the_release_notes(string id)
        => (Repository.Read("analyzers/AnalyzerReleases.Unshipped.md") + Repository.Read("analyzers/AnalyzerReleases.Shipped.md")).Split('\n')
            .Should().ContainSingle(line => line == $"{id} | Privacy | Error | [{Of(id).Title}](rules/{id}.md)");

    [Theory]
    [MemberData(nameof(Ids))]
    [MemberData(nameof(BuildErrors))]
    public void A_page_says_the_cause_the_reason_the_remedy_and_that_nothing_suppresses_it(string id)
    {
        var page = Page(id);

        Regex.Matches(page, "^#+ .*$", RegexOptions.Multiline).Skip(1).Select(heading => heading.Value)
            .Should().Equal("## Cause", "## Why", "## How to mend", "## Can it be suppressed?");
        page.Should().StartWith($"# {id}: ").And.MatchRegex("## Can it be suppressed\\?\n\nNo\\. ");
        page.Split("\n## ").Skip(1).Should().OnlyContain(section => section.Length > 60, "each section says something");
    }

    [Fact]
    public void Every_error_of_the_build_has_a_page_and_every_page_a_rule()
    {
        Regex.Matches(Repository.Read("analyzers/build/Guards.targets"), "Code=\"(THX[0-9]{4})\"").Select(match => match.Groups[1].Value).Distinct()
            .Should().BeSubsetOf(BuildErrors.Select(row => row.Data));
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "analyzers", "rules")).Select(Path.GetFileNameWithoutExtension)
            .Should().BeEquivalentTo([.. Ids.Select(row => row.Data), .. BuildErrors.Select(row => row.Data)]);
    }

    private static DiagnosticDescriptor Of(string id) => All.Single(descriptor => descriptor.Id == id);

    private static string Page(string id) => Repository.Read($"analyzers/rules/{id}.md");
}
