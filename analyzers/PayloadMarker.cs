using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers;

/// <summary>
/// The attribute of an assembly that declares a report: <c>AssemblyMetadata("TelemetryHex.PayloadRoot", type)</c>, written by the generator.
/// It tells every project above which namespace is closed, without the document.
/// </summary>
internal static class PayloadMarker
{
    public const string Key = "TelemetryHex.PayloadRoot";

    /// <summary>The reports that referenced assemblies declare, as types with their namespaces.</summary>
    public static IEnumerable<string> Among(IEnumerable<IAssemblySymbol> references)
        => references.Where(reference => !IsPlatform(reference.Identity)).SelectMany(reference => reference.GetAttributes()).Select(RootOf).OfType<string>();

    private static string? RootOf(AttributeData attribute)
        => attribute.AttributeClass is { Name: "AssemblyMetadataAttribute" }
            && attribute.ConstructorArguments.Length == 2
            && attribute.ConstructorArguments[0].Value is Key
            && attribute.ConstructorArguments[1].Value is string root
            && root.IndexOf('.') > 0
                ? root
                : null;

    // The platform's two hundred assemblies hold no report, and to read their attributes would cost more than the whole analysis.
    private static bool IsPlatform(AssemblyIdentity identity)
        => identity.IsStrongName && (identity.Name.StartsWith("System.", StringComparison.Ordinal) || identity.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || identity.Name is "System" or "netstandard" or "mscorlib" or "WindowsBase");
}
