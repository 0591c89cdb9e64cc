using System.Reflection.Metadata;

namespace TelemetryHex.Audit.Capabilities;

/// <summary>Names of referenced types, whatever assembly is said to have them; a type in another is joined with a plus.</summary>
internal sealed class ReachedTypes(MetadataReader metadata, CapabilityLists lists)
{
    // No compiler nests so deep.
    private const int Deepest = 16;

    private const string OwnNamespace = "TelemetryHex";

    private readonly Dictionary<TypeReferenceHandle, SignatureName> _known = [];

    /// <summary>A type is free where its namespace is ours and its assembly has a list, so is audited itself.</summary>
    public SignatureName Of(TypeReferenceHandle handle)
    {
        if (!_known.TryGetValue(handle, out var name))
        {
            _known.Add(handle, name = Read(handle, 0));
        }

        return name;
    }

    public static bool IsOurs(string space) => space == OwnNamespace || space.StartsWith(OwnNamespace + ".", StringComparison.Ordinal);

    public bool IsAudited(EntityHandle scope)
        => scope.Kind == HandleKind.AssemblyReference
            && lists.Of(metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)) is not null;

    private SignatureName Read(TypeReferenceHandle handle, int depth)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var outer = depth < Deepest
                ? Read((TypeReferenceHandle)type.ResolutionScope, depth + 1)
                : throw new BadImageFormatException("Its types contain each other.");
            return outer with { Name = $"{outer.Name}+{name}" };
        }

        var space = metadata.GetString(type.Namespace);
        return new SignatureName(space.Length == 0 ? name : $"{space}.{name}", IsOurs(space) && IsAudited(type.ResolutionScope));
    }
}
