using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace TelemetryHex.Audit.Capabilities;

/// <summary>Finds function pointers in every signature of an assembly, and the calls through them.</summary>
internal sealed class FunctionPointers(MetadataReader metadata, SignatureNames names)
{
    /// <exception cref="BadImageFormatException">A signature is longer than any that a compiler writes.</exception>
    public bool Any()
        => metadata.FieldDefinitions.Any(IsIn)
            || metadata.MethodDefinitions.Any(IsIn)
            || metadata.MemberReferences.Any(IsIn)
            || Rows(TableIndex.TypeSpec).Any(IsInType)
            || Rows(TableIndex.MethodSpec).Any(IsInArguments)
            || Rows(TableIndex.StandAloneSig).Any(IsInLocals);

    private bool IsIn(FieldDefinitionHandle handle)
    {
        var field = metadata.GetFieldDefinition(handle);
        Bound(field.Signature);
        return field.DecodeSignature(names, null).HasPointer;
    }

    private bool IsIn(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        Bound(method.Signature);
        return Has(method.DecodeSignature(names, null));
    }

    private bool IsIn(MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        Bound(member.Signature);
        return member.GetKind() == MemberReferenceKind.Field
            ? member.DecodeFieldSignature(names, null).HasPointer
            : Has(member.DecodeMethodSignature(names, null));
    }

    private bool IsInType(int row)
    {
        var type = metadata.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row));
        Bound(type.Signature);
        return type.DecodeSignature(names, null).HasPointer;
    }

    private bool IsInArguments(int row)
    {
        var method = metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
        Bound(method.Signature);
        return method.DecodeSignature(names, null).Any(type => type.HasPointer);
    }

    // A signature of a method that stands alone is that of a `calli`.
    private bool IsInLocals(int row)
    {
        var signature = metadata.GetStandaloneSignature(MetadataTokens.StandaloneSignatureHandle(row));
        Bound(signature.Signature);
        return signature.GetKind() == StandaloneSignatureKind.Method
            || signature.DecodeLocalSignature(names, null).Any(type => type.HasPointer);
    }

    private void Bound(BlobHandle signature) => SignatureNames.Bound(metadata, signature);

    private IEnumerable<int> Rows(TableIndex table) => Enumerable.Range(1, metadata.GetTableRowCount(table));

    private static bool Has(MethodSignature<SignatureName> signature)
        => signature.ReturnType.HasPointer || signature.ParameterTypes.Any(type => type.HasPointer);
}
