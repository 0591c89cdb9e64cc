using System.Globalization;
using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests.Builds;

/// <summary>A typo in a list of banned symbols is silent, so real builds show that each line bites.</summary>
public sealed partial class BannedSymbolsTests
{
    private const string PureSource = "namespace TelemetryHex;\n\ninternal static class Pure\n{\n    public static int One => 1;\n}\n";

    [Fact]
    public void Every_banned_line_has_a_statement_against_it_and_every_statement_a_line()
    {
        CoreViolations.All.Statements.Keys.Should().BeEquivalentTo(BannedSymbol.InCore.Select(symbol => symbol.Id));
        IdentityViolations.All.Statements.Keys.Should().BeEquivalentTo(BannedSymbol.Everywhere.Select(symbol => symbol.Id));
    }

    [Promise(Section.Host, "core has no I/O, no clock, no environment, no randomness")]
    [Promise(Section.Report, "No code of this repository, tests included, may ask for the machine's name, its user or its addresses")]
    [Fact]
    public async Task Every_banned_line_is_an_error_of_the_build_of_its_rooms_and_without_the_violations_the_build_succeeds()
    {
        using var projects = new PolicyProjects();
        (string Project, IReadOnlyList<BannedSymbol> Banned, Violations Violations)[] rooms =
        [
            (PolicyProjects.Core, BannedSymbol.InCore, CoreViolations.All),
            (PolicyProjects.Adapter, BannedSymbol.Everywhere, IdentityViolations.All),
            (PolicyProjects.Test, BannedSymbol.Everywhere, IdentityViolations.All),
        ];
        foreach (var (project, _, violations) in rooms)
        {
            projects.Write(project, "Pure.cs", PureSource);
            projects.Write(project, "Violations.cs", violations.Write().Text);
        }

        var (exitCode, output) = await projects.BuildAsync();

        exitCode.Should().NotBe(0, output);
        var errors = BanError().Matches(output)
            .Select(match => (Project: match.Groups["project"].Value, Line: int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture), Reason: match.Groups["reason"].Value))
            .ToHashSet();
        foreach (var (project, banned, violations) in rooms)
        {
            var lineOf = violations.Write().LineOf;
            foreach (var symbol in banned)
            {
                errors.Should().Contain((project, lineOf[symbol.Id], symbol.Reason), $"{symbol.Id} is banned in {project}:\n{output}");
            }

            projects.Delete(project, "Violations.cs");
        }

        (exitCode, output) = await projects.BuildAsync();

        exitCode.Should().Be(0, output);
    }

    [GeneratedRegex(@"(?<project>core|adapters/Scratch|tests/Scratch)/Violations\.cs\((?<line>\d+),\d+\): error RS0030: The symbol '[^']+' is banned in this project: (?<reason>.+?)(?: \(https:| \[|\r?$)", RegexOptions.Multiline)]
    private static partial Regex BanError();
}
