using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>Collects diagnostics, each with its rule's message.</summary>
internal sealed class Findings
{
    private readonly List<Diagnostic> _all = [];

    public IReadOnlyList<Diagnostic> All => _all;

    public void Add(DiagnosticDescriptor rule, Location? location, params object[] arguments)
        => _all.Add(Diagnostic.Create(rule, location ?? Location.None, arguments));

    /// <summary>Where a symbol is declared.</summary>
    public static Location? LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? symbol.Locations.FirstOrDefault();

    /// <summary>A member with its type, and without the namespace: <c>OsInfo.Name</c>.</summary>
    public static string NameOf(ISymbol symbol)
        => symbol.ContainingType is { } type ? $"{NameOf(type)}.{Text(symbol)}" : Text(symbol);

    // An extension block has no name.
    private static string Text(ISymbol symbol) => symbol.Name.Length > 0 ? symbol.Name : symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
