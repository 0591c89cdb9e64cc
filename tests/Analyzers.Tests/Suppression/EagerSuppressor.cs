using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryHex.Analyzers.Tests.Suppression;

/// <summary>Suppresses whatever it is shown of the ordinary rule and of all of ours.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EagerSuppressor : DiagnosticSuppressor
{
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
    [
        .. Enumerable.Range(1, 11).Select(number => $"THX00{number:00}").Append("ANY0001")
            .Select(id => new SuppressionDescriptor("S" + id, id, "Nobody will miss it.")),
    ];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            context.ReportSuppression(Microsoft.CodeAnalysis.Diagnostics.Suppression.Create(SupportedSuppressions.First(suppression => suppression.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
        }
    }
}
