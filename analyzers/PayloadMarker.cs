using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers;

/// <summary>
/// What the generator leaves in the assembly that declares a report: <c>AssemblyMetadata("TelemetryHex.PayloadRoot", type)</c>.
/// By it every project above knows the namespace in which it may declare nothing, without being given the document.
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

    // The platform's two hundred assemblies carry no report, and reading their attributes would cost more than all the rest.
    private static bool IsPlatform(AssemblyIdentity identity)
        => identity.IsStrongName && (identity.Name.StartsWith("System.", StringComparison.Ordinal) || identity.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || identity.Name is "System" or "netstandard" or "mscorlib" or "WindowsBase");
}
