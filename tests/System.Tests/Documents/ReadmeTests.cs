using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests.Documents;

public sealed partial class ReadmeTests
{
    [Promise(Section.Allowlist, "The README quotes it")]
    [Fact]
    public void It_quotes_the_allowlist_row_by_row()
        => AllowlistTable.Of(Repository.Read("README.md")).Should().Equal(AllowlistTable.Of(Repository.Read("core/Payload/ALLOWLIST.md")));

    [Promise(Section.Host, "One line embeds it, as the README says")]
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
        new MarkdownDocument("README.md").Commands().Should().Contain("dotnet test");
        Repository.Read(".ci/run").Split('\n').Should().Contain(line => line.TrimStart().StartsWith("dotnet test 2>&1", StringComparison.Ordinal));
    }

    [Fact]
    public void It_says_what_telemetry_costs_and_how_that_was_measured()
    {
        Repository.Read("README.md").Should().Contain("## What it costs").And.Contain("(docs/performance.md)");
        new MarkdownDocument("docs/performance.md").Commands().Should().Contain(command => command.Contains("--project tests/Benchmarks", StringComparison.Ordinal));
    }

    [Promise(Section.Documents, "Clones of an image that holds an id count as one, and without it they do not")]
    [Fact]
    public async Task What_it_tells_builders_of_images_is_so()
    {
        Repository.Read("README.md").Should().Contain("delete `.instance_id` from the data directory");
        using var image = new WorkingDirectory();
        // Nobody listens: the id is made all the same, by the first start.
        await CommandLineProcess.RunAsync(image, "send --endpoint http://127.0.0.1:9/ --data-dir data");
        var built = await CommandLineProcess.RunAsync(image, "preview");
        using var clone = new WorkingDirectory();
        Directory.CreateDirectory(clone.File("data"));
        File.Copy(image.File("data/.instance_id"), clone.File("data/.instance_id"));

        var cloned = await CommandLineProcess.RunAsync(clone, "preview");
        File.Delete(clone.File("data/.instance_id"));
        var fresh = await CommandLineProcess.RunAsync(clone, "preview");

        IdOf(cloned).Should().Be(IdOf(built), "all clones of an image that holds an id count as one");
        IdOf(fresh).Should().NotBe(IdOf(built));
    }

    private static string? IdOf(CommandLineProcess.Ended preview)
    {
        using var report = JsonDocument.Parse(preview.Output);
        return report.RootElement.GetProperty("instance_id").GetString();
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
