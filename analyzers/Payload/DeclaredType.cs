using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>A property's type without its nullability, and the nullability.</summary>
/// <param name="Type">The type; of <c>int?</c> the <c>int</c>.</param>
/// <param name="MayBeNull">Null where the code does not say, outside <c>#nullable enable</c>.</param>
internal readonly record struct DeclaredType(ITypeSymbol Type, bool? MayBeNull)
{
    public static DeclaredType Of(IPropertySymbol property)
    {
        if (property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return new DeclaredType(nullable.TypeArguments[0], true);
        }

        return property.Type.IsValueType
            ? new DeclaredType(property.Type, false)
            : new DeclaredType(property.Type.WithNullableAnnotation(NullableAnnotation.None), property.NullableAnnotation switch
            {
                NullableAnnotation.Annotated => true,
                NullableAnnotation.NotAnnotated => false,
                _ => null,
            });
    }
}
