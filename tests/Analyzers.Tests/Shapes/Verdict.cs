using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryHex.Analyzers.Payload;
using TelemetryHex.Analyzers.Serialization;

namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>What both analyzers say of a compilation, a crash of their own (AD0001) included.</summary>
internal static class Verdict
{
    public static async Task<IReadOnlyList<Diagnostic>> OfAsync(Compilation compilation, params AdditionalText[] documents)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. documents]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new PayloadAnalyzer(), new SerializationAnalyzer()];
        return await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
    }

    public static string Text(IEnumerable<Diagnostic> diagnostics)
        => string.Join('\n', diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
}
