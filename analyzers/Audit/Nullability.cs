using System.Reflection.Metadata;

namespace TelemetryHex.Audit;

/// <summary>Reads the nullability of references as the C# compiler encodes it (dotnet/roslyn, docs/features/nullable-metadata.md).</summary>
internal static class Nullability
{
    private const byte NotNull = 1;
    private const byte MaybeNull = 2;

    // A prolog of two bytes, one of value, two for the number of named arguments.
    private const int LengthOfOne = 5;

    /// <summary>Whether a property of a reference type may be null; null where the compiler was not told.</summary>
    public static bool? Of(MetadataReader metadata, PropertyDefinition property, TypeDefinition type)
        => (Read(metadata, property.GetCustomAttributes(), "NullableAttribute") ?? Read(metadata, type.GetCustomAttributes(), "NullableContextAttribute")) switch
        {
            NotNull => false,
            MaybeNull => true,
            _ => null,
        };

    private static byte? Read(MetadataReader metadata, CustomAttributeHandleCollection attributes, string name)
    {
        foreach (var handle in attributes)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (MetadataNames.Of(metadata, attribute) == "System.Runtime.CompilerServices." + name)
            {
                var value = metadata.GetBlobReader(attribute.Value);
                var isArray = value.Length != LengthOfOne;
                value.ReadUInt16();
                return isArray && value.ReadInt32() < 1 ? null : value.ReadByte();
            }
        }

        return null;
    }
}
