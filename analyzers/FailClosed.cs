using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryHex.Analyzers;

/// <summary>Turns an analyzer's exception, which is a warning to the compiler, into an error.</summary>
internal static class FailClosed
{
    /// <summary>Runs a callback and reports its exception.</summary>
    public static void Run(Action work, Action<Diagnostic> report)
    {
        try
        {
            work();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            report(Of(fault));
        }
    }

    /// <summary>Wraps a callback once for all symbols: a closure for each would be the analyzer's greatest cost.</summary>
    public static Action<SymbolAnalysisContext> OnSymbol(Action<SymbolAnalysisContext> work) => context =>
    {
        try
        {
            work(context);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            context.ReportDiagnostic(Of(fault));
        }
    };

    /// <summary>Wraps a callback once for all files.</summary>
    public static Action<SemanticModelAnalysisContext> OnFile(Action<SemanticModelAnalysisContext> work) => context =>
    {
        try
        {
            work(context);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            context.ReportDiagnostic(Of(fault));
        }
    };

    /// <summary>The error that stands for an exception.</summary>
    public static Diagnostic Of(Exception fault)
        => Diagnostic.Create(Rules.AnalyzerFailure, Location.None, $"{fault.GetType().FullName}: {fault.Message.Replace('\n', ' ').Replace("\r", "")}");
}
