using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace TelemetryHex.Audit;

/// <summary>Reads the types of signatures (ECMA-335, II.23.2).</summary>
internal sealed class TypeDecoder : ISignatureTypeProvider<MetadataType, object?>
{
    // Signatures are read by recursion. This is ten times the longest of a payload, and a stack can bear it.
    private const int LongestSignature = 1024;

    private const byte ValueType = 0x11;

    private static readonly TypeDecoder Instance = new();

    private TypeDecoder()
    {
    }

    public static MethodSignature<MetadataType> Decode(MetadataReader metadata, PropertyDefinition property)
        => Bounded(metadata, property.Signature) ? property.DecodeSignature(Instance, null) : throw TooLong();

    public static MethodSignature<MetadataType> Decode(MetadataReader metadata, MethodDefinition method)
        => Bounded(metadata, method.Signature) ? method.DecodeSignature(Instance, null) : throw TooLong();

    public static MetadataType Decode(MetadataReader metadata, TypeSpecification type)
        => Bounded(metadata, type.Signature) ? type.DecodeSignature(Instance, null) : throw TooLong();

    public MetadataType GetPrimitiveType(PrimitiveTypeCode typeCode)
        => new("System." + typeCode, IsValueType: typeCode is not (PrimitiveTypeCode.String or PrimitiveTypeCode.Object));

    public MetadataType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        => new(MetadataNames.Of(reader, handle), handle, rawTypeKind == ValueType);

    public MetadataType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        => new(MetadataNames.Of(reader, handle), IsValueType: rawTypeKind == ValueType);

    public MetadataType GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
        => throw new BadImageFormatException("A signature leads through another.");

    public MetadataType GetGenericInstantiation(MetadataType genericType, ImmutableArray<MetadataType> typeArguments)
        => genericType.Name == "System.Nullable`1" && genericType.Definition.IsNil && typeArguments.Length == 1
            ? typeArguments[0] with { IsNullable = true }
            : new MetadataType($"{genericType.Name}<{string.Join(", ", typeArguments.Select(argument => argument.Name))}>");

    public MetadataType GetModifiedType(MetadataType modifier, MetadataType unmodifiedType, bool isRequired)
        => isRequired && modifier.Name == "System.Runtime.CompilerServices.IsExternalInit"
            ? unmodifiedType with { IsInit = true }
            : new MetadataType($"{unmodifiedType.Name} modified by {modifier.Name}");

    public MetadataType GetSZArrayType(MetadataType elementType) => new(elementType.Name + "[]");

    public MetadataType GetArrayType(MetadataType elementType, ArrayShape shape) => new(elementType.Name + "[,]");

    public MetadataType GetByReferenceType(MetadataType elementType) => new(elementType.Name + "&");

    public MetadataType GetPointerType(MetadataType elementType) => new(elementType.Name + "*");

    public MetadataType GetPinnedType(MetadataType elementType) => elementType;

    public MetadataType GetFunctionPointerType(MethodSignature<MetadataType> signature) => new("a function pointer");

    public MetadataType GetGenericMethodParameter(object? genericContext, int index) => new("a type parameter");

    public MetadataType GetGenericTypeParameter(object? genericContext, int index) => new("a type parameter");

    private static bool Bounded(MetadataReader metadata, BlobHandle signature) => metadata.GetBlobReader(signature).Length <= LongestSignature;

    private static BadImageFormatException TooLong() => new("A signature is longer than any that a compiler writes.");
}
