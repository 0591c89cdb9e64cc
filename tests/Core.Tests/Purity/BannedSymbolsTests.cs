using System.Globalization;
using System.Text.RegularExpressions;

namespace TelemetryHex.Core.Tests.Purity;

/// <summary>A typo in the list of banned symbols is silent, so real builds show that each line bites.</summary>
public sealed partial class BannedSymbolsTests
{

    [Fact]
    public void Every_banned_line_has_a_statement_against_it_and_every_statement_a_line()
        => Violations.Statements.Keys.Should().BeEquivalentTo(BannedSymbol.ReadAll().Select(symbol => symbol.Id));

    [Fact]
    public async Task Every_banned_line_is_an_error_of_the_build_and_without_the_violations_the_build_succeeds()
    {
        using var core = new ScratchCore();
        var (violations, lineOf) = Violations.Write();
        core.Write("Violations.cs", violations);

        var (exitCode, output) = await core.BuildAsync();

        exitCode.Should().NotBe(0, output);
        var errors = BanError().Matches(output)
            .Select(match => (Line: int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture), Reason: match.Groups["reason"].Value))
            .ToHashSet();
        foreach (var symbol in BannedSymbol.ReadAll())
        {
            errors.Should().Contain((lineOf[symbol.Id], symbol.Reason), $"{symbol.Id} is banned:\n{output}");
        }

        core.Delete("Violations.cs");
        (exitCode, output) = await core.BuildAsync();

        exitCode.Should().Be(0, output);
    }

    [GeneratedRegex(@"Violations\.cs\((?<line>\d+),\d+\): error RS0030: The symbol '[^']+' is banned in this project: (?<reason>.+?)(?: \(https:| \[|\r?$)", RegexOptions.Multiline)]
    private static partial Regex BanError();
}
