using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Serialization;

/// <summary>The platform's ways from an object to JSON. All have "Json" in their names, by which their uses are found.</summary>
internal static class JsonWriters
{
    /// <summary>Whether the symbol turns an object into JSON, or declares that a type may be.</summary>
    public static bool Includes(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => IsNamed(constructor.ContainingType, isConstructed: true),
        IMethodSymbol method => IsNamed(method.ContainingType, isConstructed: false) || IsAspNetCore(method),
        _ => false,
    };

    private static bool IsNamed(INamedTypeSymbol? type, bool isConstructed) => (type?.ContainingNamespace?.ToDisplayString(), type?.Name) switch
    {
        ("System.Text.Json", "JsonSerializer") => true,
        ("System.Text.Json", "Utf8JsonWriter") => isConstructed,
        ("System.Text.Json.Serialization", "JsonSerializableAttribute") => true,
        ("System.Text.Json.Nodes", _) => true,
        ("System.Net.Http.Json", _) => true,
        ("System.Runtime.Serialization.Json", _) => true,
        ("Microsoft.AspNetCore.Mvc", "JsonResult") => true,
        ({ } space, _) when space == "Newtonsoft.Json" || space.StartsWith("Newtonsoft.Json.", StringComparison.Ordinal) => true,
        _ => false,
    };

    private static bool IsAspNetCore(IMethodSymbol method)
        => method.Name is "Json" or "WriteAsJsonAsync"
            && method.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true;
}
