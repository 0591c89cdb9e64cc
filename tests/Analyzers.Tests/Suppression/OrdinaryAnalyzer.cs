using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryHex.Analyzers.Tests.Suppression;

/// <summary>An analyzer as most are: a warning at each property of the name <c>Host</c>, which everything silences that these tests try.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OrdinaryAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("ANY0001", "Any", "Any", "Privacy", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol.Name == "Host")
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0]));
                }
            },
            SymbolKind.Property);
    }
}
