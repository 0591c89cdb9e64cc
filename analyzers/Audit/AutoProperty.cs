using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TelemetryHex.Audit;

/// <summary>Tests that a property returns its given value: its accessors read and write its own field and do nothing else.</summary>
internal sealed class AutoProperty(PEReader assembly, MetadataReader metadata)
{
    private const byte LoadThis = 0x02;
    private const byte LoadValue = 0x03;
    private const byte LoadField = 0x7B;
    private const byte StoreField = 0x7D;
    private const byte Return = 0x2A;

    /// <summary>Why it does not; null where it does.</summary>
    public string? FaultOf(PropertyDefinition property, TypeDefinition type)
    {
        var accessors = property.GetAccessors();
        var signature = TypeDecoder.Decode(metadata, property);
        if (accessors.Getter.IsNil || accessors.Others.Length > 0 || signature.ParameterTypes.Length > 0 || !signature.Header.IsInstance)
        {
            return "it must be an auto-property of the instance with a getter";
        }

        var name = metadata.GetString(property.Name);
        var field = type.GetFields().FirstOrDefault(handle => metadata.GetString(metadata.GetFieldDefinition(handle).Name) == $"<{name}>k__BackingField");
        if (field.IsNil || !IsPlain(accessors.Getter, [LoadThis, LoadField, .. Token(field), Return]))
        {
            return "its getter does more than read its own field";
        }

        if (accessors.Setter.IsNil)
        {
            return null;
        }

        return IsPlain(accessors.Setter, [LoadThis, LoadValue, StoreField, .. Token(field), Return])
            && TypeDecoder.Decode(metadata, metadata.GetMethodDefinition(accessors.Setter)).ReturnType.IsInit
                ? null
                : "its setter is no 'init' that writes its own field and does nothing else";
    }

    private bool IsPlain(MethodDefinitionHandle handle, byte[] instructions)
    {
        var method = metadata.GetMethodDefinition(handle);
        const MethodAttributes Unwanted = MethodAttributes.Static | MethodAttributes.Virtual | MethodAttributes.Abstract;
        return (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public
            && (method.Attributes & Unwanted) == 0
            && method.RelativeVirtualAddress != 0
            && assembly.GetMethodBody(method.RelativeVirtualAddress) is { ExceptionRegions.Length: 0 } body
            && (body.GetILBytes() ?? []).AsSpan().SequenceEqual(instructions);
    }

    private static byte[] Token(FieldDefinitionHandle field)
    {
        var token = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(token, MetadataTokens.GetToken(field));
        return token;
    }
}
