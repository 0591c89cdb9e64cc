using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Tests.Shapes;

public sealed class ShapeTests
{
    public static TheoryData<string> Refused => [.. EveryShape.All.Where(shape => shape.Rule is not null).Select(shape => shape.Name)];

    public static TheoryData<string> Plain => [.. EveryShape.All.Where(shape => shape.Rule is null).Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_plain_data_is_refused_by_name(string name)
    {
        var shape = EveryShape.All.Single(shape => shape.Name == name);
        var (findings, wire) = await RunAsync(shape);

        wire.Contains("LEAK", StringComparison.Ordinal).Should().Be(shape.Leaks, wire);
        findings.Should().OnlyContain(finding => finding.Id.StartsWith("THX", StringComparison.Ordinal) && finding.Severity == DiagnosticSeverity.Error, Verdict.Text(findings));
        findings.Should().Contain(finding => finding.Id == shape.Rule && finding.GetMessage(CultureInfo.InvariantCulture).Contains($"'{shape.Names}", StringComparison.Ordinal), Verdict.Text(findings));
    }

    [Theory]
    [MemberData(nameof(Plain))]
    public async Task Plain_data_passes_without_a_word(string name)
    {
        var shape = EveryShape.All.Single(shape => shape.Name == name);
        var (findings, wire) = await RunAsync(shape);

        wire.Should().NotContain("LEAK");
        findings.Should().BeEmpty(Verdict.Text(findings));
    }

    [Fact]
    public void There_are_at_least_sixty_two_shapes_each_once_and_most_of_them_leak()
    {
        EveryShape.All.Count.Should().BeGreaterThanOrEqualTo(62);
        EveryShape.All.Select(shape => shape.Name).Should().OnlyHaveUniqueItems();
        EveryShape.All.Count(shape => shape.Leaks).Should().BeGreaterThanOrEqualTo(45);
        EveryShape.All.Should().OnlyContain(shape => !shape.Leaks || shape.Rule != null, "what leaks is refused");
    }

    private static async Task<(IReadOnlyList<Diagnostic> Findings, string Wire)> RunAsync(Shape shape)
    {
        var document = new DocumentFile(SmallPayload.DocumentOf(shape));
        List<ImmutableArray<byte>> images = [];
        List<Diagnostic> findings = [];
        List<MetadataReference> references = [];
        await AddAsync("Small.Below", shape.Below is { } below ? SmallPayload.Alone(below) : []);
        await AddAsync(SmallPayload.Assembly, SmallPayload.SourcesOf(shape));
        await AddAsync("Small.Above", shape.Above is { } above ? SmallPayload.Alone(above) : []);
        return (findings, ShapeOnTheWire.Write(images));

        async Task AddAsync(string assembly, IEnumerable<SourceFile> sources)
        {
            if (sources.Any())
            {
                var compilation = RunningPlatform.Compile(assembly, sources, [.. references]);
                images.Add(RunningPlatform.Emit(compilation));
                references.Add(MetadataReference.CreateFromImage(images[^1]));
                findings.AddRange(await Verdict.OfAsync(compilation, document));
            }
        }
    }
}
