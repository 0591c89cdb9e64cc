using Microsoft.CodeAnalysis;
using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>The .NET types of the document's terms: closed types of the report's own assembly, and four of the platform.</summary>
internal sealed class LeafTypes
{
    private readonly Dictionary<ISymbol, AllowlistTerm> _terms = new(SymbolEqualityComparer.Default);

    private LeafTypes()
    {
    }

    /// <summary>Resolves the terms, and reports a faulty one at its place in the document.</summary>
    public static LeafTypes Resolve(Allowlist allowlist, Compilation compilation, Findings findings)
    {
        var leaves = new LeafTypes();
        foreach (var term in allowlist.Document.Terms)
        {
            if (TypeOf(term, allowlist, compilation) is { } type)
            {
                leaves._terms[type] = term;
            }
            else
            {
                findings.Add(
                    Rules.OpenLeaf,
                    allowlist.LocationOf(term.Place),
                    term.TypeName,
                    term.Name,
                    $"it must be a type of '{compilation.AssemblyName}' outside the payload namespace, or System.Boolean, System.Int32, System.Int64 or System.Decimal in its own JSON type");
            }
        }

        foreach (var leaf in leaves._terms)
        {
            var type = (INamedTypeSymbol)leaf.Key;
            if (type.SpecialType == SpecialType.None && leaves.FaultOf(type, compilation) is { } fault)
            {
                findings.Add(Rules.OpenLeaf, Findings.LocationOf(type), type.Name, leaf.Value.Name, fault);
            }
        }

        return leaves;
    }

    /// <summary>The term of a type; null where the document lists none.</summary>
    public AllowlistTerm? TermOf(ITypeSymbol type) => _terms.TryGetValue(type, out var term) ? term : null;

    private static INamedTypeSymbol? TypeOf(AllowlistTerm term, Allowlist allowlist, Compilation compilation) => (term.TypeName, term.Kind) switch
    {
        ("System.Boolean", JsonKind.Boolean) => compilation.GetSpecialType(SpecialType.System_Boolean),
        ("System.Int32", JsonKind.WholeNumber) => compilation.GetSpecialType(SpecialType.System_Int32),
        ("System.Int64", JsonKind.WholeNumber) => compilation.GetSpecialType(SpecialType.System_Int64),
        ("System.Decimal", JsonKind.Number) => compilation.GetSpecialType(SpecialType.System_Decimal),
        (_, JsonKind.Boolean) => null,
        ({ } name, _) when name.StartsWith("System.", StringComparison.Ordinal) || IsPayload(name, allowlist) => null,
        ({ } name, _) => compilation.Assembly.GetTypeByMetadataName(name),
    };

    private static bool IsPayload(string typeName, Allowlist allowlist)
        => allowlist.Document.Root is { } root && typeName.StartsWith(root.Namespace + ".", StringComparison.Ordinal);

    // Every value is valid: code outside the type makes one only from other such values.
    private string? FaultOf(INamedTypeSymbol type, Compilation compilation)
    {
        if (type is not ({ TypeKind: TypeKind.Class, IsSealed: true, BaseType.SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Struct, IsReadOnly: true })
            || type.IsGenericType
            || type.ContainingType is not null)
        {
            return "it must be a sealed class or a readonly struct, neither generic, nested nor derived";
        }

        foreach (var member in type.GetMembers().Where(member => member.DeclaredAccessibility != Accessibility.Private))
        {
            var open = member switch
            {
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.FirstOrDefault(parameter => !IsClosed(parameter.Type))?.Type,
                IMethodSymbol { MethodKind: MethodKind.Conversion } conversion when SymbolEqualityComparer.Default.Equals(conversion.ReturnType, type)
                    => conversion.Parameters.FirstOrDefault(parameter => !IsClosed(parameter.Type))?.Type,
                IPropertySymbol { IsStatic: false, SetMethod: { } setter } property when setter.DeclaredAccessibility != Accessibility.Private && !IsClosed(property.Type) => property.Type,
                IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => field.Type,
                _ => null,
            };
            if (open is not null)
            {
                return $"'{member.Name}' lets others put a '{open.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' into it; let a parser be the only way in";
            }
        }

        var formattable = compilation.GetTypeByMetadataName("System.IUtf8SpanFormattable");
        return formattable is null || type.AllInterfaces.Contains(formattable, SymbolEqualityComparer.Default)
            ? null
            : "it must implement System.IUtf8SpanFormattable, by which the encoder writes it";
    }

    private bool IsClosed(ITypeSymbol type) => _terms.ContainsKey(type);
}
