using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>An accept-test for a property: public, of the instance, and the compiler's own from the getter to the field.</summary>
internal static class PlainProperty
{
    /// <summary>Why the property is not plain; null where it is.</summary>
    public static string? FaultOf(IPropertySymbol property, CancellationToken cancellation)
    {
        if (property.DeclaredAccessibility != Accessibility.Public || property.IsStatic || property.IsIndexer)
        {
            return "a member of the payload is public and of the instance";
        }

        if (property.DeclaringSyntaxReferences.Length != 1)
        {
            return "it must be declared once";
        }

        return property.DeclaringSyntaxReferences[0].GetSyntax(cancellation) switch
        {
            PropertyDeclarationSyntax declaration => FaultOf(declaration),
            ParameterSyntax { Default: null, Modifiers.Count: 0 } => null,
            ParameterSyntax => "a positional member has neither a default nor a modifier",
            _ => "it must be an auto-property",
        };
    }

    private static string? FaultOf(PropertyDeclarationSyntax declaration)
    {
        if (!declaration.Modifiers.All(modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.RequiredKeyword)))
        {
            return "it has no modifier but 'public' and 'required'";
        }

        if (declaration.Initializer is not null)
        {
            return "its value comes from whoever makes the report, not from an initializer";
        }

        return declaration is { ExpressionBody: null, ExplicitInterfaceSpecifier: null, AccessorList: { } accessors }
            && accessors.Accessors.Any(SyntaxKind.GetAccessorDeclaration)
            && accessors.Accessors.All(IsAutomatic)
                ? null
                : "it must be an auto-property, 'get' and 'init' without a body: what it says is what it was given";
    }

    private static bool IsAutomatic(AccessorDeclarationSyntax accessor)
        => accessor is { Body: null, ExpressionBody: null, Modifiers.Count: 0 }
            && (accessor.IsKind(SyntaxKind.GetAccessorDeclaration) || accessor.IsKind(SyntaxKind.InitAccessorDeclaration));
}
