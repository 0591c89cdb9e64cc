using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests.Law;

/// <summary>Real builds of a copy of the repository: what breaks the promise breaks the build, whatever is done to hide it.</summary>
[Collection(ScratchRepositoryTests.Name)]
public sealed class LawTests(ScratchRepository repository)
{
    public static TheoryData<string> Shape() => [.. Shapes.All.Select(attack => attack.Name)];

    public static TheoryData<string> Silencing() => [.. Silencings.All.Select(attack => attack.Name)];

    [Promise(
        Section.Allowlist,
        "A member without a row, a row without a member, another type or name, an unreadable or missing document: each fails the "
        + "build")]
    [Theory]
    [MemberData(nameof(Shape))]
    public Task A_payload_that_is_not_what_the_document_says_fails_the_build(string name)
        => FailsAsync(Shapes.All.Single(attack => attack.Name == name));

    [Promise(Section.Allowlist, "Nothing silences that")]
    [Theory]
    [MemberData(nameof(Silencing))]
    public Task No_way_of_silencing_lets_a_leak_through_the_build(string name)
        => FailsAsync(Silencings.All.Single(attack => attack.Name == name));

    /// <summary>Two compilations of one project write the same files, and now and then at the same time.</summary>
    [Fact]
    public void A_build_of_the_solution_compiles_each_project_once()
    {
        var projects = Directory.EnumerateFiles(repository.Root, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileName(file));

        Regex.Matches(File.ReadAllText(repository.FirstBuild), "Target \"CoreCompile\" in file .* from project \"([^\"]*)\"").Select(match => Path.GetFileName(match.Groups[1].Value))
            .Should().Contain("TelemetryHex.Analyzers.csproj").And.OnlyHaveUniqueItems().And.BeSubsetOf(projects);
    }

    private async Task FailsAsync(Attack attack)
    {
        try
        {
            attack.Apply(repository);

            var (exitCode, output) = await repository.BuildAsync(attack.Arguments);

            exitCode.Should().NotBe(0, $"{attack.Name} must not pass:\n{output}");
            Regex.Matches(output, "error (THX[0-9]{4}): ?(.*)").Select(match => (Id: match.Groups[1].Value, Text: match.Groups[2].Value))
                .Should().Contain(error => error.Id == attack.Id && error.Text.Contains(attack.Named, StringComparison.Ordinal), $"{attack.Name}:\n{output}");
        }
        finally
        {
            repository.Restore();
        }
    }
}
