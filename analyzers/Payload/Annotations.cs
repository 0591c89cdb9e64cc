using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>No attribute on a payload type or anything in it, and no directive in its file. The compiler's own attributes have no syntax and pass.</summary>
internal static class Annotations
{
    public static void Check(INamedTypeSymbol type, Findings findings, CancellationToken cancellation)
    {
        foreach (var (symbol, attribute) in AttributesOf(type))
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is { } syntax)
            {
                findings.Add(Rules.Annotated, syntax.GetLocation(), Findings.NameOf(symbol), $"the attribute '{attribute.AttributeClass?.Name}'");
            }
        }

        foreach (var tree in type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct())
        {
            if (tree.GetRoot(cancellation) is CSharpSyntaxNode { ContainsDirectives: true } root && root.GetFirstDirective() is { } directive)
            {
                findings.Add(Rules.Annotated, directive.GetLocation(), Findings.NameOf(type), $"in its file the directive '{directive.ToString().Trim()}'");
            }
        }
    }

    private static IEnumerable<(ISymbol Symbol, AttributeData Attribute)> AttributesOf(INamedTypeSymbol type)
    {
        foreach (var symbol in type.GetMembers().Prepend(type))
        {
            foreach (var attribute in symbol.GetAttributes())
            {
                yield return (symbol, attribute);
            }

            if (symbol is IMethodSymbol method)
            {
                foreach (var attribute in method.GetReturnTypeAttributes().Concat(method.Parameters.SelectMany(parameter => parameter.GetAttributes())))
                {
                    yield return (symbol, attribute);
                }
            }
        }

        foreach (var attribute in type.TypeParameters.SelectMany(parameter => parameter.GetAttributes()))
        {
            yield return (type, attribute);
        }
    }
}
