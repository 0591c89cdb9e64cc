using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryHex.Analyzers;

/// <summary>The compiler takes an analyzer's exception for a warning and goes on; here it is an error.</summary>
internal static class FailClosed
{
    /// <summary>Runs a callback; what it throws is reported.</summary>
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

    /// <summary>The callback, made once for all symbols: most of them are none of the law's, and a closure for each would be its greatest cost.</summary>
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

    /// <summary>The same for files.</summary>
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
