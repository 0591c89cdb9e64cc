using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryHex.Benchmarks.Analyzers;

/// <summary>One run of a contender over a fresh compilation of the same trees.</summary>
/// <param name="Parts">The time in each analyzer's own callbacks.</param>
/// <param name="Allocated">Bytes of the whole run, the compiler's included.</param>
/// <param name="Diagnostics">What was found.</param>
internal sealed record AnalyzerRun(IReadOnlyList<TimeSpan> Parts, long Allocated, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The time of all of them.</summary>
    public TimeSpan Self => new(Parts.Sum(part => part.Ticks));

    public static async Task<AnalyzerRun> OfAsync(Contender contender, IReadOnlyList<SyntaxTree> trees)
    {
        var compilation = CSharpCompilation.Create(
            "TelemetryHex.Core",
            trees,
            Measured.Platform,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Exception? failure = null;
        // On one thread, since with several the time also counts what they wait for each other.
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. contender.Files]), (fault, _, _) => failure = fault, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var driver = compilation.WithAnalyzers([.. contender.Analyzers], options);
        var diagnostics = await driver.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        if (failure is not null)
        {
            throw new InvalidOperationException($"{contender.Name} failed.", failure);
        }

        var parts = new List<TimeSpan>();
        foreach (var analyzer in contender.Analyzers)
        {
            parts.Add((await driver.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime);
        }

        return new AnalyzerRun(parts, allocated, diagnostics);
    }
}
