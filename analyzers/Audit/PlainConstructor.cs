using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TelemetryHex.Audit;

/// <summary>Tests that a constructor only stores its arguments: no call but to its base, no constant, no other field.</summary>
internal sealed class PlainConstructor(PEReader assembly, MetadataReader metadata)
{
    private const byte NoOperation = 0x00;
    private const byte LoadFirst = 0x02;
    private const byte LoadFourth = 0x05;
    private const byte LoadArgument = 0x0E;
    private const byte Call = 0x28;
    private const byte Return = 0x2A;
    private const byte LoadField = 0x7B;
    private const byte StoreField = 0x7D;

    public bool Accepts(MethodDefinitionHandle handle, TypeDefinition type)
    {
        var method = metadata.GetMethodDefinition(handle);
        if (method.RelativeVirtualAddress == 0 || assembly.GetMethodBody(method.RelativeVirtualAddress) is not { ExceptionRegions.Length: 0 } body)
        {
            return false;
        }

        var fields = type.GetFields().Select(field => MetadataTokens.GetToken(field)).ToHashSet();
        var instructions = body.GetILReader();
        while (instructions.RemainingBytes > 0)
        {
            var accepted = instructions.ReadByte() switch
            {
                NoOperation or Return or (>= LoadFirst and <= LoadFourth) => true,
                LoadArgument => instructions.ReadByte() >= 0,
                LoadField or StoreField => fields.Contains(instructions.ReadInt32()),
                Call => IsConstructorOfObject(instructions.ReadInt32()),
                _ => false,
            };
            if (!accepted)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsConstructorOfObject(int token)
        => MetadataTokens.EntityHandle(token) is { Kind: HandleKind.MemberReference } handle
            && metadata.GetMemberReference((MemberReferenceHandle)handle) is { Parent: { Kind: HandleKind.TypeReference } parent } member
            && metadata.GetString(member.Name) == ".ctor"
            && MetadataNames.Of(metadata, (TypeReferenceHandle)parent) == "System.Object";
}
