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
    [Fact]
    public async Task Every_banned_line_is_an_error_of_the_build_and_without_the_violations_the_build_succeeds()
    {
        using var core = PolicyProject.OfCore();

        await ShouldBite(BannedSymbol.InCore, CoreViolations.All, core);
    }

    [Promise(Section.Report, "No code of this repository, tests included, may ask for the machine's name, its user or its addresses")]
    [Theory]
    [InlineData("adapters/Scratch")]
    [InlineData("tests/Scratch")]
    public async Task Every_question_whose_machine_it_is_is_an_error_of_the_build_of_any_project(string folder)
    {
        using var project = PolicyProject.In(folder);

        await ShouldBite(BannedSymbol.Everywhere, IdentityViolations.All, project);
    }

    private static async Task ShouldBite(IReadOnlyList<BannedSymbol> banned, Violations violations, PolicyProject project)
    {
        var (text, lineOf) = violations.Write();
        project.Write("Pure.cs", PureSource);
        project.Write("Violations.cs", text);

        var (exitCode, output) = await project.BuildAsync();

        exitCode.Should().NotBe(0, output);
        var errors = BanError().Matches(output)
            .Select(match => (Line: int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture), Reason: match.Groups["reason"].Value))
            .ToHashSet();
        foreach (var symbol in banned)
        {
            errors.Should().Contain((lineOf[symbol.Id], symbol.Reason), $"{symbol.Id} is banned:\n{output}");
        }

        project.Delete("Violations.cs");
        (exitCode, output) = await project.BuildAsync();

        exitCode.Should().Be(0, output);
    }

    [GeneratedRegex(@"Violations\.cs\((?<line>\d+),\d+\): error RS0030: The symbol '[^']+' is banned in this project: (?<reason>.+?)(?: \(https:| \[|\r?$)", RegexOptions.Multiline)]
    private static partial Regex BanError();
}
