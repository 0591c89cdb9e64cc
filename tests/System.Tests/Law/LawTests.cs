using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests.Law;

/// <summary>Real builds of copies of the repository: what breaks the promise breaks the build, whatever is done to hide it.</summary>
[Collection(LawGroup.Name)]
public sealed class LawTests(LawMatrix matrix)
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

    /// <summary>Without it, a build that always failed would make the others pass.</summary>
    [Fact]
    public async Task Where_nothing_is_changed_the_build_succeeds()
    {
        var result = await matrix.ResultAsync(LawMatrix.Untouched);

        result.Succeeded.Should().BeTrue(result.Output);
    }

    /// <summary>Two compilations of one project write the same files, and now and then at the same time.</summary>
    [Fact]
    public void A_build_of_the_solution_compiles_each_project_once()
        => Regex.Matches(File.ReadAllText(matrix.FirstBuild), "Target \"CoreCompile\" in file .* from project \"([^\"]*)\"").Select(match => Path.GetFileName(match.Groups[1].Value))
            .Should().Contain("TelemetryHex.Analyzers.csproj").And.OnlyHaveUniqueItems().And.BeSubsetOf(matrix.Projects);

    private async Task FailsAsync(Attack attack)
    {
        var result = await matrix.ResultAsync(attack.Name);
        var output = result.Output;

        result.Succeeded.Should().BeFalse($"{attack.Name} must not pass:\n{output}");
        Regex.Matches(output, "error (THX[0-9]{4}): ?(.*)").Select(match => (Id: match.Groups[1].Value, Text: match.Groups[2].Value))
            .Should().Contain(error => error.Id == attack.Id && error.Text.Contains(attack.Named, StringComparison.Ordinal), $"{attack.Name}:\n{output}");
    }
}
