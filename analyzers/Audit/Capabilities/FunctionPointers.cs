using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace TelemetryHex.Audit.Capabilities;

/// <summary>Finds function pointers in every signature of an assembly, and the calls through them.</summary>
internal sealed class FunctionPointers(MetadataReader metadata, SignatureNames names)
{
    // Signatures are read by recursion, and a stack can bear this. The longest here has 168 bytes.
    private const int LongestSignature = 4096;

    /// <exception cref="BadImageFormatException">A signature is longer than any that a compiler writes.</exception>
    public bool Any()
        => metadata.FieldDefinitions.Any(field => Bounded(metadata.GetFieldDefinition(field), definition => definition.Signature).DecodeSignature(names, null).HasPointer)
            || metadata.MethodDefinitions.Any(method => Has(Bounded(metadata.GetMethodDefinition(method), definition => definition.Signature).DecodeSignature(names, null)))
            || metadata.MemberReferences.Any(IsIn)
            || Rows(TableIndex.TypeSpec).Any(row => Bounded(metadata.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row)), type => type.Signature).DecodeSignature(names, null).HasPointer)
            || Rows(TableIndex.MethodSpec).Any(row => Bounded(metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)), method => method.Signature).DecodeSignature(names, null).Any(type => type.HasPointer))
            || Rows(TableIndex.StandAloneSig).Any(IsInLocals);

    private bool IsIn(MemberReferenceHandle handle)
    {
        var member = Bounded(metadata.GetMemberReference(handle), reference => reference.Signature);
        return member.GetKind() == MemberReferenceKind.Field ? member.DecodeFieldSignature(names, null).HasPointer : Has(member.DecodeMethodSignature(names, null));
    }

    // A signature of a method that stands alone is that of a `calli`.
    private bool IsInLocals(int row)
    {
        var signature = Bounded(metadata.GetStandaloneSignature(MetadataTokens.StandaloneSignatureHandle(row)), alone => alone.Signature);
        return signature.GetKind() == StandaloneSignatureKind.Method || signature.DecodeLocalSignature(names, null).Any(type => type.HasPointer);
    }

    private T Bounded<T>(T row, Func<T, BlobHandle> signature)
        => metadata.GetBlobReader(signature(row)).Length <= LongestSignature ? row : throw new BadImageFormatException("A signature is longer than any that a compiler writes.");

    private IEnumerable<int> Rows(TableIndex table) => Enumerable.Range(1, metadata.GetTableRowCount(table));

    private static bool Has(MethodSignature<SignatureName> signature) => signature.ReturnType.HasPointer || signature.ParameterTypes.Any(type => type.HasPointer);
}
