using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryHex.Analyzers.Encoding;
using TelemetryHex.Analyzers.Tests.Shapes;

namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>A draft compiled, with and without its encoder.</summary>
internal static class DraftVerdict
{
    public static async Task<(Compilation Compilation, IReadOnlyList<Diagnostic> Findings)> OfAsync(Draft draft)
    {
        var compilation = RunningPlatform.Compile(Draft.Assembly, draft.Sources());
        return (compilation, await Verdict.OfAsync(compilation, new DocumentFile(draft.Document())));
    }

    public static IEnumerable<Diagnostic> ErrorsOf(Compilation compilation) => compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The compilation with the encoder that is written from the document.</summary>
    public static Compilation WithEncoder(Compilation compilation, Draft draft)
    {
        var options = (CSharpParseOptions)compilation.SyntaxTrees.First().Options;
        _ = CSharpGeneratorDriver.Create([new EncoderGenerator().AsSourceGenerator()], [new DocumentFile(draft.Document())], options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var faults);
        faults.Should().BeEmpty();
        return whole;
    }
}
