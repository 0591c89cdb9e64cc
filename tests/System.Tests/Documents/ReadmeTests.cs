using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests;

public sealed partial class ReadmeTests
{
    [Fact]
    public void It_quotes_the_allowlist_row_by_row()
        => AllowlistTable.Of(Repository.Read("README.md")).Should().Equal(AllowlistTable.Of(Repository.Read("core/Payload/ALLOWLIST.md")));

    [Fact]
    public async Task The_program_that_embeds_telemetry_compiles_and_obeys_an_opt_out()
    {
        using var directory = new WorkingDirectory();
        var program = CSharp().Match(Repository.Read("README.md")).Groups["code"].Value;
        program.Should().Contain("AddLiftbridgeTelemetry");

        var (assembly, exitCode, log) = await ScratchProject.BuildAsync(directory, program);
        exitCode.Should().Be(0, log);

        using var host = CommandLineProcess.StartAny(directory, ["dotnet", assembly, "--Logging:Console:LogToStandardErrorThreshold=Trace"], new() { ["DO_NOT_TRACK"] = "1" });
        await host.WaitForAsync("      Telemetry is disabled");
        host.Signal("TERM");
        (await host.EndAsync()).ExitCode.Should().Be(0);
    }

    [Fact]
    public void Its_test_command_is_the_one_that_ci_runs()
    {
        var commands = Shell().Matches(Repository.Read("README.md")).Select(match => match.Groups["code"].Value.Trim()).ToList();

        commands.Should().Contain("dotnet test").And.Contain("dotnet run --project adapters/Cli -- preview");
        Repository.Read(".ci/run").Split('\n').Should().Contain(line => line.StartsWith("dotnet test 2>&1", StringComparison.Ordinal));
    }

    [Fact]
    public void It_says_what_telemetry_costs_and_how_that_was_measured()
        => Repository.Read("README.md").Should().Contain("--project tests/Benchmarks").And.NotContain("@@");

    [Fact]
    public void The_map_fits_on_150_lines()
        => Repository.Read("ARCHITECTURE.md").Split('\n').Length.Should().BeLessThanOrEqualTo(150);

    [Fact]
    public void Every_link_in_the_documents_leads_somewhere()
    {
        foreach (var document in (string[])["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"])
        {
            foreach (var target in Link().Matches(Repository.Read(document)).Select(match => match.Groups["target"].Value))
            {
                Path.Exists(Path.Combine(Repository.Root, target)).Should().BeTrue("{0} links to {1}", document, target);
            }
        }
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex("```sh\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();

    [GeneratedRegex("\\]\\((?<target>[^):#]+)\\)")]
    private static partial Regex Link();
}
