using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryHex.Analyzers.Tests.Generation;

/// <summary>What a source generator adds is held to the same rules, whenever it adds it.</summary>
public sealed class GeneratedPayloadTests
{
    public static TheoryData<GeneratorOutput> Outputs { get; } = new(Enum.GetValues<GeneratorOutput>());

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task A_member_that_a_generator_adds_to_a_partial_type_is_refused(GeneratorOutput output)
        => (await Findings("public sealed partial record Report(Word Id);", "namespace Acme.Payload;\npublic sealed partial record Report { public string Host { get; init; } }", output))
            .Should().BeEquivalentTo("THX0002 Added.g.cs", "THX0005 Report.cs", "THX0006 Added.g.cs");

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task A_type_that_a_generator_adds_to_the_namespace_is_refused(GeneratorOutput output)
        => (await Findings("public sealed record Report(Word Id);", "namespace Acme.Payload.Inner;\npublic sealed record Any(string Host);", output))
            .Should().Equal("THX0008 Added.g.cs");

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task Json_that_a_generator_writes_is_refused(GeneratorOutput output)
        => (await Findings("public sealed record Report(Word Id);", "class Any { string Write() => System.Text.Json.JsonSerializer.Serialize(\"\"); }", output))
            .Should().Equal("THX0010 Added.g.cs");

    private static async Task<IEnumerable<string>> Findings(string report, string added, GeneratorOutput output)
    {
        var compilation = CompilerRun.Of(Acme.Assembly, Acme.InPayload(report), Acme.Vocabulary);
        CSharpGeneratorDriver.Create([new SourceAdder(added, output).AsSourceGenerator()], parseOptions: CompilerRun.Syntax)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);

        var findings = await CompilerRun.Findings(whole, GivenFile.Document(Acme.Document("| `id` | word | To count | `abc` |")));

        return findings.Where(finding => finding.Id.StartsWith("THX", StringComparison.Ordinal))
            .Select(finding => $"{finding.Id} {Path.GetFileName(finding.Location.GetLineSpan().Path).Replace("File0", "Report", StringComparison.Ordinal)}").Order();
    }
}
