using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

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
        var compilation = context.Compilation;
        var files = Law.FilesAmong(context.Options.AdditionalFiles);
        context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(NamespaceProperty, out var expected);
        var law = files.Length == 1 ? Law.Read(files[0], context.CancellationToken) : null;
        // Not before the first symbol: until then the compiler has yet to bind what is referenced.
        var others = new Lazy<IReadOnlyList<ClosedNamespace>>(() => ClosedNamespace.Among(compilation, except: law?.Document.Root?.TypeName));
        if (law is not null)
        {
            StartWith(law, expected, context);
        }
        else
        {
            context.RegisterCompilationEndAction(end => FailClosed.Run(() => RefuseWithoutLaw(files, expected, end), end.ReportDiagnostic));
        }

        Close(others, context);
    }

    private static void RefuseWithoutLaw(ImmutableArray<AdditionalText> files, string? expected, CompilationAnalysisContext context)
    {
        if (files.Length == 0 && string.IsNullOrWhiteSpace(expected) && PayloadMarker.Among(context.Compilation.SourceModule.ReferencedAssemblySymbols).Any())
        {
            // A project above a report needs no document of its own.
            return;
        }

        var fault = files.Length switch
        {
            0 => "it is missing; give the build the document as the additional file ALLOWLIST.md",
            1 => $"'{files[0].Path}' cannot be read",
            _ => $"there are {files.Length} of them, and only one can be law: {string.Join(", ", files.Select(file => file.Path))}",
        };
        context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableAllowlist, Location.None, fault));
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
        if (root is null)
        {
            return;
        }

        if (model is null)
        {
            Close(new Lazy<IReadOnlyList<ClosedNamespace>>(() => ClosedNamespace.Of(compilation, root.TypeName)), context);
            return;
        }

        var closed = new Lazy<INamespaceSymbol?>(() => PayloadNamespace.Find(compilation, root.Namespace));
        context.RegisterSymbolAction(
            FailClosed.OnSymbol(symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol type && closed.Value is { } room && PayloadNamespace.Holds(room, type))
                {
                    Report(FindingsOf(type, model.Value, root.TypeName, root.Namespace, symbol.CancellationToken), symbol.ReportDiagnostic);
                }
            }),
            SymbolKind.NamedType);
    }

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
    private static void Close(Lazy<IReadOnlyList<ClosedNamespace>> namespaces, CompilationStartAnalysisContext context)
        => context.RegisterSymbolAction(
            FailClosed.OnSymbol(symbol =>
            {
                for (var i = 0; i < namespaces.Value.Count; i++)
                {
                    var closed = namespaces.Value[i];
                    if (symbol.Symbol is INamedTypeSymbol { ContainingType: null } type && PayloadNamespace.Holds(closed.Symbol, type))
                    {
                        symbol.ReportDiagnostic(Diagnostic.Create(Rules.Stranger, Findings.LocationOf(type), Findings.NameOf(type), closed.Name, closed.Root));
                    }
                }
            }),
            SymbolKind.NamedType);

    private static void Report(IEnumerable<Diagnostic> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings)
        {
            report(finding);
        }
    }
}
