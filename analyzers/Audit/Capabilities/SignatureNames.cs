using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace TelemetryHex.Audit.Capabilities;

/// <summary>Reads a signature's outermost type, and whether it holds a function pointer.</summary>
internal sealed class SignatureNames(ReachedTypes types) : ISignatureTypeProvider<SignatureName, object?>
{
    // Signatures are read by recursion, and a stack can bear this. The longest here has 168 bytes.
    private const int LongestSignature = 1024;

    /// <exception cref="BadImageFormatException">The signature is longer than any that a compiler writes.</exception>
    public static void Bound(MetadataReader metadata, BlobHandle signature)
    {
        if (metadata.GetBlobReader(signature).Length > LongestSignature)
        {
            throw new BadImageFormatException("A signature is longer than any that a compiler writes.");
        }
    }

    public SignatureName GetPrimitiveType(PrimitiveTypeCode typeCode) => new($"System.{typeCode}");

    public SignatureName GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        => new("", IsOwn: true);

    public SignatureName GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        => types.Of(handle);

    public SignatureName GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
        => throw new BadImageFormatException("A signature leads through another.");

    public SignatureName GetGenericInstantiation(SignatureName genericType, ImmutableArray<SignatureName> typeArguments)
        => genericType with { HasPointer = genericType.HasPointer || typeArguments.Any(argument => argument.HasPointer) };

    public SignatureName GetModifiedType(SignatureName modifier, SignatureName unmodifiedType, bool isRequired)
        => unmodifiedType with { HasPointer = unmodifiedType.HasPointer || modifier.HasPointer };

    // An array's own methods read and write its elements.
    public SignatureName GetSZArrayType(SignatureName elementType) => elementType with { Name = "System.Array", IsOwn = true };

    public SignatureName GetArrayType(SignatureName elementType, ArrayShape shape)
        => elementType with { Name = "System.Array", IsOwn = true };

    public SignatureName GetByReferenceType(SignatureName elementType) => elementType;

    public SignatureName GetPointerType(SignatureName elementType) => elementType;

    public SignatureName GetPinnedType(SignatureName elementType) => elementType;

    public SignatureName GetFunctionPointerType(MethodSignature<SignatureName> signature) => new("", HasPointer: true);

    public SignatureName GetGenericMethodParameter(object? genericContext, int index) => new("", IsOwn: true);

    public SignatureName GetGenericTypeParameter(object? genericContext, int index) => new("", IsOwn: true);
}
