using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace TelemetryHex.Audit.Capabilities;

/// <summary>What an assembly reaches, each in the words of a list's line, as its metadata says.</summary>
internal sealed class Reach(MetadataReader metadata, CapabilityLists lists)
{
    private readonly ReachedTypes _types = new(metadata, lists);

    /// <summary>The lines that a list must have.</summary>
    /// <param name="isByMember">Whether a type's members count one by one; otherwise the type is one line.</param>
    public IReadOnlyCollection<string> Lines(Func<string, bool> isByMember)
    {
        var members = Members().Where(member => isByMember(member.Type)).ToList();
        var shown = members.Select(member => member.Type).ToHashSet(StringComparer.Ordinal);
        var types = Types().Where(type => !shown.Contains(type));
        return new SortedSet<string>(
            [.. types, .. members.Select(member => $"{member.Type}::{member.Member}"), .. Natives(), .. Files()], StringComparer.Ordinal);
    }

    /// <summary>Every type and every member by its full name, for what no list can allow.</summary>
    public IEnumerable<string> Names() => Types().Concat(Members().Select(member => $"{member.Type}::{member.Member}")).Distinct();

    /// <summary>Ways past every list that have no name.</summary>
    public IEnumerable<Finding> Constructs()
    {
        var pointers = new FunctionPointers(metadata, new SignatureNames(_types));
        if (pointers.Any())
        {
            yield return new Finding("a function pointer", "no list allows one: it calls what no reference names");
        }

        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (handle == MetadataTokens.TypeDefinitionHandle(1) && type.GetMethods().Count > 0)
            {
                yield return new Finding("<Module>", "it has a method, as a module initializer or a global function: no list allows one");
            }

            if ((type.Attributes & TypeAttributes.Import) != 0)
            {
                yield return new Finding(MetadataNames.Of(metadata, handle), "it is an object of COM, and no list allows one");
            }
        }

        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            const MethodImplAttributes Past = MethodImplAttributes.InternalCall | MethodImplAttributes.Unmanaged;
            var code = method.ImplAttributes & MethodImplAttributes.CodeTypeMask;
            // The runtime itself makes the methods of a delegate.
            if ((method.ImplAttributes & Past) != 0 || code is MethodImplAttributes.Native or MethodImplAttributes.OPTIL)
            {
                var place = $"{MetadataNames.Of(metadata, method.GetDeclaringType())}.{metadata.GetString(method.Name)}";
                yield return new Finding(place, "it is not made of IL, and no list allows that");
            }
        }
    }

    // Every type of a signature, an attribute or an instruction is a row here. One that is declared outside our namespace may bear a
    // name that the runtime knows.
    private IEnumerable<string> Types()
        => metadata.TypeReferences.Select(_types.Of).Where(type => !type.IsOwn).Select(type => type.Name)
            .Concat(metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(IsForeign).Select(NameOf))
            .Concat(metadata.ExportedTypes.Select(metadata.GetExportedType).Where(IsForeign).Select(NameOf));

    private IEnumerable<(string Type, string Member)> Members()
    {
        var signatures = new SignatureNames(_types);
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            var type = member.Parent.Kind switch
            {
                HandleKind.TypeReference => _types.Of((TypeReferenceHandle)member.Parent),
                HandleKind.TypeSpecification => Outermost((TypeSpecificationHandle)member.Parent, signatures),
                HandleKind.ModuleReference => new SignatureName("<Module>"),
                _ => new SignatureName("", IsOwn: true),
            };
            if (!type.IsOwn)
            {
                yield return (type.Name, metadata.GetString(member.Name));
            }
        }
    }

    private SignatureName Outermost(TypeSpecificationHandle handle, SignatureNames signatures)
    {
        var type = metadata.GetTypeSpecification(handle);
        SignatureNames.Bound(metadata, type.Signature);
        return type.DecodeSignature(signatures, null);
    }

    private IEnumerable<string> Natives()
        => from handle in metadata.MethodDefinitions
           let import = metadata.GetMethodDefinition(handle).GetImport()
           where !import.Module.IsNil
           select $"native {metadata.GetString(metadata.GetModuleReference(import.Module).Name)}!{metadata.GetString(import.Name)}";

    private IEnumerable<string> Files()
        => metadata.ManifestResources.Select(handle => ("resource", metadata.GetManifestResource(handle).Name))
            .Concat(metadata.AssemblyFiles.Select(handle => ("file", metadata.GetAssemblyFile(handle).Name)))
            .Concat(metadata.AssemblyReferences.Where(handle => !_types.IsAudited(handle))
                .Select(handle => ("assembly", metadata.GetAssemblyReference(handle).Name)))
            .Select(row => $"{row.Item1} {metadata.GetString(row.Item2)}");

    // No source can give a name without a namespace that begins with an angle bracket: those are the compiler's.
    private bool IsForeign(TypeDefinition type)
        => !type.IsNested
            && !ReachedTypes.IsOurs(metadata.GetString(type.Namespace))
            && !(type.Namespace.IsNil && metadata.GetString(type.Name).StartsWith('<'));

    private bool IsForeign(ExportedType type)
        => type.Implementation.Kind != HandleKind.ExportedType
            && !(ReachedTypes.IsOurs(metadata.GetString(type.Namespace)) && _types.IsAudited(type.Implementation));

    private string NameOf(TypeDefinition type) => Join(type.Namespace, type.Name);

    private string NameOf(ExportedType type) => Join(type.Namespace, type.Name);

    private string Join(StringHandle space, StringHandle name)
        => space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";
}
