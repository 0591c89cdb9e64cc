using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryHex.Analyzers.Serialization;

/// <summary>The type that a use of a JSON writer serializes.</summary>
internal static class SerializedType
{
    /// <summary>The type; null where it is unknown at compile time.</summary>
    public static ITypeSymbol? Of(SyntaxNode node, ISymbol symbol, SemanticModel model, CancellationToken cancellation)
    {
        if (node is AttributeSyntax attribute)
        {
            return attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is TypeOfExpressionSyntax type
                ? model.GetTypeInfo(type.Type, cancellation).Type
                : null;
        }

        // A JSON tree can grow before it is written, by an indexer, which has no name to find.
        return symbol is IMethodSymbol { TypeArguments.Length: 1, Name: not "SerializeToNode" } method
            ? method.TypeArguments[0].WithNullableAnnotation(NullableAnnotation.None)
            : null;
    }
}
