using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>
/// Accept-tests for a type that the report holds: a sealed record or readonly record struct, top-level, non-generic, non-partial, without
/// base or interface, whose only written members are plain properties. Everything else is refused.
/// </summary>
internal static class PlainType
{
    /// <summary>Reports everything about the type that is not plain data.</summary>
    public static void Check(INamedTypeSymbol type, Findings findings, CancellationToken cancellation)
    {
        foreach (var fault in FaultsOf(type, cancellation))
        {
            findings.Add(Rules.NotPlainData, Findings.LocationOf(type), Findings.NameOf(type), fault);
        }

        foreach (var member in type.GetMembers().Where(member => !IsWrittenByTheCompiler(member, cancellation)))
        {
            var fault = member is IPropertySymbol property
                ? PlainProperty.FaultOf(property, cancellation)
                : "a payload type has public auto-properties and no other member";
            if (fault is not null)
            {
                findings.Add(Rules.NotPlainData, Findings.LocationOf(member), Findings.NameOf(member), fault);
            }
        }

        Annotations.Check(type, findings, cancellation);
    }

    private static IEnumerable<string> FaultsOf(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var isClass = type is { TypeKind: TypeKind.Class, IsRecord: true, IsSealed: true };
        var isStruct = type is { TypeKind: TypeKind.Struct, IsRecord: true, IsReadOnly: true };
        if (!isClass && !isStruct)
        {
            yield return "it must be a sealed record or a readonly record struct";
        }

        if (type.IsGenericType)
        {
            yield return "it is generic, so what it holds is decided elsewhere";
        }

        if (isClass && type.BaseType?.SpecialType != SpecialType.System_Object)
        {
            yield return $"its base '{type.BaseType?.Name}' may bring members along";
        }

        if (type.AllInterfaces.Any(face => !IsOwnEquality(face, type)))
        {
            yield return $"its interface '{type.AllInterfaces.First(face => !IsOwnEquality(face, type)).Name}' may change how it is written";
        }

        if (type.DeclaringSyntaxReferences.Length != 1
            || type.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not RecordDeclarationSyntax declaration
            || !declaration.Modifiers.All(IsAcceptable))
        {
            yield return "it is declared once, with no modifier but 'public', 'internal', 'sealed' and 'readonly'";
        }
    }

    private static bool IsOwnEquality(INamedTypeSymbol face, INamedTypeSymbol type)
        => face is { Name: "IEquatable", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            && SymbolEqualityComparer.Default.Equals(face.TypeArguments[0], type);

    private static bool IsAcceptable(SyntaxToken modifier)
        => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.SealedKeyword) || modifier.IsKind(SyntaxKind.ReadOnlyKeyword);

    // A positional record declares its constructor itself; the compiler's additions to a property or a record are implicit.
    private static bool IsWrittenByTheCompiler(ISymbol member, CancellationToken cancellation) => member switch
    {
        IMethodSymbol { AssociatedSymbol: IPropertySymbol } => true,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            => constructor.IsImplicitlyDeclared || constructor.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellation) is RecordDeclarationSyntax),
        _ => member.IsImplicitlyDeclared,
    };
}
