using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>Compares every type of the payload namespace with the allowlist, in whichever assembly it stands.</summary>
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
        Rules.ForeignType,
        Rules.AnalyzerFailure,
        Rules.OpenLeaf);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A mark of generated code exempts nothing.
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
        var files = Allowlist.FilesAmong(context.Options.AdditionalFiles);
        context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(NamespaceProperty, out var expected);
        var allowlist = files.Length == 1 ? Allowlist.Read(files[0], context.CancellationToken) : null;
        // Not before the first symbol: until then the compiler has yet to bind the references.
        var others = new Lazy<IReadOnlyList<ClosedNamespace>>(() => ClosedNamespace.Among(compilation, except: allowlist?.Document.Root?.TypeName));
        if (allowlist is not null)
        {
            StartWith(allowlist, expected, context);
        }
        else
        {
            context.RegisterCompilationEndAction(end => FailClosed.Run(() => RefuseWithoutAllowlist(files, expected, end), end.ReportDiagnostic));
        }

        Close(others, context);
    }

    private static void RefuseWithoutAllowlist(ImmutableArray<AdditionalText> files, string? expected, CompilationAnalysisContext context)
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

    private static void StartWith(Allowlist allowlist, string? expected, CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        var root = allowlist.Document.Root;
        var model = root is not null && allowlist.IsHome(compilation.AssemblyName)
            ? new Lazy<PayloadModel>(() => PayloadModel.Build(allowlist, root, compilation, CancellationToken.None))
            : null;

        context.RegisterAdditionalFileAction(file =>
        {
            if (file.AdditionalFile.Path == allowlist.File.Path)
            {
                FailClosed.Run(() => Report(DocumentFaults.Of(allowlist, expected, compilation), file.ReportDiagnostic), file.ReportDiagnostic);
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
            // The outer type has reported the faults of a nested one.
            return type.ContainingType is { } outer && model.Reaches(outer) ? findings.All : [.. findings.All, .. model.InSourceOf(type)];
        }

        if (type.ContainingType is null)
        {
            findings.Add(Rules.ForeignType, Findings.LocationOf(type), Findings.NameOf(type), closed, root);
        }

        return findings.All;
    }

    // No assembly but the report's own may declare a type in the payload namespace.
    private static void Close(Lazy<IReadOnlyList<ClosedNamespace>> namespaces, CompilationStartAnalysisContext context)
        => context.RegisterSymbolAction(
            FailClosed.OnSymbol(symbol =>
            {
                for (var i = 0; i < namespaces.Value.Count; i++)
                {
                    var closed = namespaces.Value[i];
                    if (symbol.Symbol is INamedTypeSymbol { ContainingType: null } type && PayloadNamespace.Holds(closed.Symbol, type))
                    {
                        symbol.ReportDiagnostic(Diagnostic.Create(Rules.ForeignType, Findings.LocationOf(type), Findings.NameOf(type), closed.Name, closed.Root));
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
