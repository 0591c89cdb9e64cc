using System.Reflection.Metadata;

namespace TelemetryHex.Audit;

/// <summary>Finds banned types and members among what an assembly refers to: a pragma in source cannot hide them here.</summary>
internal static class ReferenceAudit
{
    // The compiler's own: it marks `in` parameters with the one, and builds the spans of collection expressions with the other.
    private static readonly string[] WrittenByTheCompiler = ["System.Runtime.InteropServices.InAttribute", "System.Runtime.InteropServices.MemoryMarshal"];

    public static IEnumerable<Finding> Run(MetadataReader metadata, IReadOnlyList<BannedCall> banned)
    {
        foreach (var name in metadata.TypeReferences.Select(handle => MetadataNames.Of(metadata, handle)).Distinct().Except(WrittenByTheCompiler))
        {
            if (banned.FirstOrDefault(line => line.BansType(name)) is { } line)
            {
                yield return new Finding(name, $"it is referred to and banned: {line.Reason}");
            }
        }

        foreach (var name in metadata.MemberReferences.Select(handle => NameOf(metadata, handle)).OfType<string>().Distinct())
        {
            if (banned.FirstOrDefault(line => line.BansMember(name)) is { } line)
            {
                yield return new Finding(name, $"it is referred to and banned: {line.Reason}");
            }
        }
    }

    private static string? NameOf(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        return member.Parent.Kind == HandleKind.TypeReference
            ? $"{MetadataNames.Of(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}"
            : null;
    }
}
