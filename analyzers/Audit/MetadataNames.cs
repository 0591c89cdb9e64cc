using System.Reflection.Metadata;

namespace TelemetryHex.Audit;

/// <summary>Names of types in metadata. A type that is neither this assembly's nor the platform's has its assembly's name in brackets.</summary>
internal static class MetadataNames
{
    // A hostile assembly's types may contain each other; no compiler nests so deep.
    private const int Deepest = 16;

    public static string Of(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } declaring
            ? $"{Of(metadata, Outermost(metadata, declaring))}+{metadata.GetString(type.Name)}"
            : Join(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    public static string Of(MetadataReader metadata, TypeReferenceHandle handle, int depth = 0)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference && depth < Deepest
            ? $"{Of(metadata, (TypeReferenceHandle)type.ResolutionScope, depth + 1)}.{name}"
            : Join(metadata.GetString(type.Namespace), name) is var full && IsOfPlatform(metadata, type.ResolutionScope) ? full : $"[{ScopeOf(metadata, type.ResolutionScope)}]{full}";
    }

    /// <summary>The type of an attribute.</summary>
    public static string Of(MetadataReader metadata, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent switch
        {
            { Kind: HandleKind.TypeReference } type => Of(metadata, (TypeReferenceHandle)type),
            _ => "?",
        },
        HandleKind.MethodDefinition => Of(metadata, metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()),
        _ => "?",
    };

    /// <summary>The type in which a type lies, or the type itself.</summary>
    public static TypeDefinitionHandle Outermost(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            var declaring = metadata.GetTypeDefinition(handle).GetDeclaringType();
            if (declaring.IsNil)
            {
                return handle;
            }

            handle = declaring;
        }

        throw new BadImageFormatException("Its types contain each other.");
    }

    // A type of the name System.Decimal need not be the platform's.
    private static bool IsOfPlatform(MetadataReader metadata, EntityHandle scope)
        => scope.Kind == HandleKind.AssemblyReference
            && metadata.GetAssemblyReference((AssemblyReferenceHandle)scope) is var assembly
            && !assembly.PublicKeyOrToken.IsNil
            && metadata.GetString(assembly.Name) is var name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib");

    private static string ScopeOf(MetadataReader metadata, EntityHandle scope)
        => scope.Kind == HandleKind.AssemblyReference ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) : "?";

    private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
