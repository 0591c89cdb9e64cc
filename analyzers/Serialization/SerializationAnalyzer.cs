using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryHex.Analyzers.Payload;

namespace TelemetryHex.Analyzers.Serialization;

/// <summary>
/// Finds everything but the report that is written as JSON, in each assembly that is given the document and that the document does not
/// except. Only files that mention JSON are examined.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SerializationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.OtherJson, Rules.AnalyzerFailure);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            try
            {
                Start(start);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                start.RegisterCompilationEndAction(end => end.ReportDiagnostic(FailClosed.Of(fault)));
            }
        });
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var files = Allowlist.FilesAmong(context.Options.AdditionalFiles);
        if (files.Length != 1 || Allowlist.Read(files[0], context.CancellationToken) is not { Document.Root: { } root } allowlist)
        {
            // The payload analyzer reports a missing allowlist.
            return;
        }

        var exempt = allowlist.Document.Exemptions;
        if (exempt.Any(exemption => exemption.TypeName is null && exemption.AssemblyName == context.Compilation.AssemblyName))
        {
            return;
        }

        var permitted = exempt.Select(exemption => $"{exemption.TypeName}, {exemption.AssemblyName}").Append($"{root.TypeName}, {root.AssemblyName}").ToImmutableHashSet();
        var everywhere = new Lazy<bool>(() => context.Compilation.SyntaxTrees.Any(GlobalUsings.HideJson));
        context.RegisterSemanticModelAction(FailClosed.OnFile(model =>
        {
            if (everywhere.Value || JsonMention.IsIn(model.SemanticModel.SyntaxTree.GetText(model.CancellationToken)))
            {
                Check(model, permitted);
            }
        }));
    }

    private static void Check(SemanticModelAnalysisContext context, ImmutableHashSet<string> permitted)
    {
        var model = context.SemanticModel;
        foreach (var node in model.SyntaxTree.GetRoot(context.CancellationToken).DescendantNodes().Where(MayName))
        {
            var info = model.GetSymbolInfo(node, context.CancellationToken);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not { } symbol || !JsonWriters.Includes(symbol))
            {
                continue;
            }

            var type = SerializedType.Of(node, symbol, model, context.CancellationToken);
            if (type is null || !permitted.Contains($"{type.ToDisplayString()}, {type.ContainingAssembly?.Name}"))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.OtherJson, node.GetLocation(), Findings.NameOf(symbol), type?.ToDisplayString() ?? "an object whose type is not known"));
            }
        }
    }

    // An attribute and its name both stand for its constructor; one of them is enough.
    private static bool MayName(SyntaxNode node)
        => node is BaseObjectCreationExpressionSyntax or AttributeSyntax || (node is SimpleNameSyntax && node.FirstAncestorOrSelf<AttributeSyntax>() is null);
}
