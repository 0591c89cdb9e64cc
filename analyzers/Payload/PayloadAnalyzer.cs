using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>Holds every type of the payload namespace against the allowlist, in whichever assembly it stands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PayloadAnalyzer : DiagnosticAnalyzer
{
    private const string NamespaceProperty = "build_property.TelemetryPayloadNamespace";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.UnreadableAllowlist,
        Rules.UnlistedMember,
        Rules.StaleRow,
        Rules.OtherType,
        Rules.NotPlainData,
        Rules.OpenType,
        Rules.Annotated,
        Rules.Stranger,
        Rules.AnalyzerFailure,
        Rules.OpenLeaf);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Code that calls itself generated is law-abiding or it does not build.
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
        var markers = PayloadMarker.Among(context.Compilation.SourceModule.ReferencedAssemblySymbols).Distinct().ToList();
        var files = Law.FilesAmong(context.Options.AdditionalFiles);
        context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(NamespaceProperty, out var expected);
        if (files.Length == 1 && Law.Read(files[0], context.CancellationToken) is { } law)
        {
            StartWith(law, expected, context);
            markers.Remove(law.Document.Root?.TypeName ?? "");
        }
        else if (files.Length > 0 || !string.IsNullOrWhiteSpace(expected) || markers.Count == 0)
        {
            var fault = files.Length switch
            {
                0 => "it is missing; give the build the document as the additional file ALLOWLIST.md",
                1 => $"'{files[0].Path}' cannot be read",
                _ => $"there are {files.Length} of them, and only one can be law: {string.Join(", ", files.Select(file => file.Path))}",
            };
            context.RegisterCompilationEndAction(end => end.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableAllowlist, Location.None, fault)));
        }

        foreach (var root in markers)
        {
            CloseNamespace(root, context);
        }
    }

    private static void StartWith(Law law, string? expected, CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        var root = law.Document.Root;
        var model = root is not null && law.IsHome(compilation.AssemblyName)
            ? new Lazy<PayloadModel>(() => PayloadModel.Build(law, root, compilation, CancellationToken.None))
            : null;

        context.RegisterAdditionalFileAction(file =>
        {
            if (file.AdditionalFile.Path == law.File.Path)
            {
                FailClosed.Run(() => Report(DocumentFaults.Of(law, expected, compilation), file.ReportDiagnostic), file.ReportDiagnostic);
                FailClosed.Run(() => Report(model?.Value.InDocument ?? [], file.ReportDiagnostic), file.ReportDiagnostic);
            }
        });
        if (root is null || PayloadNamespace.Find(compilation, root.Namespace) is not { } closed)
        {
            return;
        }

        if (model is null)
        {
            CloseNamespace(root.TypeName, context);
            return;
        }

        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol type && PayloadNamespace.Holds(closed, type))
                {
                    Judge(type, model, root, symbol);
                }
            },
            SymbolKind.NamedType);
    }

    // By itself, so that a type elsewhere, which most are, pays for no closure.
    private static void Judge(INamedTypeSymbol type, Lazy<PayloadModel> model, PayloadRoot root, SymbolAnalysisContext context)
        => FailClosed.Run(
            () => Report(FindingsOf(type, model.Value, root.TypeName, root.Namespace, context.CancellationToken), context.ReportDiagnostic),
            context.ReportDiagnostic);

    private static IReadOnlyList<Diagnostic> FindingsOf(INamedTypeSymbol type, PayloadModel model, string root, string closed, CancellationToken cancellation)
    {
        var findings = new Findings();
        if (model.Reaches(type))
        {
            PlainType.Check(type, findings, cancellation);
            // What is wrong within a nested type has been said with the type around it.
            return type.ContainingType is { } outer && model.Reaches(outer) ? findings.All : [.. findings.All, .. model.InSourceOf(type)];
        }

        if (type.ContainingType is null)
        {
            findings.Add(Rules.Stranger, Findings.LocationOf(type), Findings.NameOf(type), closed, root);
        }

        return findings.All;
    }

    // Of an assembly that is not the report's own, no type may stand in the payload namespace.
    private static void CloseNamespace(string root, CompilationStartAnalysisContext context)
    {
        var name = root.Substring(0, root.LastIndexOf('.'));
        if (PayloadNamespace.Find(context.Compilation, name) is not { } closed)
        {
            return;
        }

        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol { ContainingType: null } type && PayloadNamespace.Holds(closed, type))
                {
                    Refuse(type, name, root, symbol);
                }
            },
            SymbolKind.NamedType);
    }

    private static void Refuse(INamedTypeSymbol type, string closed, string root, SymbolAnalysisContext context)
        => FailClosed.Run(
            () => context.ReportDiagnostic(Diagnostic.Create(Rules.Stranger, Findings.LocationOf(type), Findings.NameOf(type), closed, root)),
            context.ReportDiagnostic);

    private static void Report(IEnumerable<Diagnostic> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings)
        {
            report(finding);
        }
    }
}
