using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests;

/// <summary>What runs on other people's machines, and cannot be tried here: that it says what it must.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Workflow = Repository.Read(".github/workflows/ci.yml");

    [Promise(Section.Porting, "A workflow runs the tests on Linux, Windows and macOS")]
    [Fact]
    public void It_runs_on_the_three_systems_and_one_that_fails_stops_no_other()
        => Workflow.Should().Contain("os: [ubuntu-latest, windows-latest, macos-latest]").And.Contain("runs-on: ${{ matrix.os }}").And.Contain("fail-fast: false").And.Contain("timeout-minutes:");

    [Promise(Section.Porting, "A workflow runs the tests on Linux, Windows and macOS")]
    [Fact]
    public void It_runs_what_a_change_must_pass_and_elsewhere_the_tests_that_need_no_Linux()
    {
        Workflow.Split('\n').Should().Contain(line => line.TrimStart().StartsWith("run: sudo ", StringComparison.Ordinal) && line.EndsWith(" .ci/run", StringComparison.Ordinal));
        var projects = TestCommand().Matches(Workflow).Select(match => match.Groups["project"].Value).ToList();

        projects.Should().BeEquivalentTo(
            Directory.EnumerateDirectories(Path.Combine(Repository.Root, "tests"), "*.Tests").Select(room => $"tests/{Path.GetFileName(room)}").Except(["tests/System.Tests"]));
    }

    [Fact]
    public void Elsewhere_everything_is_built_and_the_probe_is_tried()
        => Workflow.Should().Contain("          dotnet build TelemetryHex.sln\n          dotnet run --project adapters/Cli --no-build -- preview\n");

    [Fact]
    public void It_uses_no_action_that_could_change_under_it_and_has_no_right_but_to_read()
    {
        var actions = Action().Matches(Workflow).Select(match => match.Groups["reference"].Value).ToList();

        actions.Should().HaveCount(3).And.OnlyContain(reference => Commit().IsMatch(reference));
        Workflow.Should().Contain("permissions:\n  contents: read\n").And.Contain("global-json-file: global.json").And.NotContain("secrets.");
    }

    [GeneratedRegex("^ +dotnet test (?<project>\\S+) --no-build$", RegexOptions.Multiline)]
    private static partial Regex TestCommand();

    [GeneratedRegex("uses: (?<reference>.*)$", RegexOptions.Multiline)]
    private static partial Regex Action();

    [GeneratedRegex("^[\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+$")]
    private static partial Regex Commit();
}
