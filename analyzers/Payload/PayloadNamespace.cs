using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>A namespace that is closed, with all below it.</summary>
internal static class PayloadNamespace
{
    /// <summary>The namespace as this compilation's own sources declare it; null where they don't.</summary>
    public static INamespaceSymbol? Find(Compilation compilation, string name)
    {
        INamespaceSymbol? found = compilation.SourceModule.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            found = found?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return found;
    }

    /// <summary>Whether the type lies in it. Compares symbols, which is fast enough for every type of a compilation.</summary>
    public static bool Holds(INamespaceSymbol closed, INamedTypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (SymbolEqualityComparer.Default.Equals(space, closed))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same, by the namespace's name.</summary>
    public static bool Holds(string closed, INamedTypeSymbol type)
    {
        var name = type.ContainingNamespace.ToDisplayString();
        return name == closed || name.StartsWith(closed + ".", StringComparison.Ordinal);
    }
}
