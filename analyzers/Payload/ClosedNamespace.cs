using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>A payload namespace that this compilation's sources declare into, though the report is another assembly's.</summary>
/// <param name="Symbol">The namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Root">The report that it is closed for.</param>
internal sealed record ClosedNamespace(INamespaceSymbol Symbol, string Name, string Root)
{
    /// <summary>The namespaces of the reports that referenced assemblies declare.</summary>
    public static IReadOnlyList<ClosedNamespace> Among(Compilation compilation, string? except)
        => [.. PayloadMarker.Among(compilation.SourceModule.ReferencedAssemblySymbols).Distinct().Where(root => root != except).SelectMany(root => Of(compilation, root))];

    /// <summary>The namespace of one report; none where the sources do not declare into it.</summary>
    public static IReadOnlyList<ClosedNamespace> Of(Compilation compilation, string root)
    {
        var name = root.Substring(0, root.LastIndexOf('.'));
        return PayloadNamespace.Find(compilation, name) is { } symbol ? [new ClosedNamespace(symbol, name, root)] : [];
    }
}
