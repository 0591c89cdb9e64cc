using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace TelemetryHex.Audit;

/// <summary>Finds banned types and members among an assembly's references, where no pragma hides them.</summary>
internal static class ReferenceAudit
{
    // The compiler marks `in` parameters with the one, and builds the spans of collection expressions with the other.
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

        if (banned.Any(line => line.Id == "N:System.Runtime.InteropServices") && metadata.GetTableRowCount(TableIndex.ImplMap) > 0)
        {
            yield return new Finding("a native function", "it is imported and banned: the assembly calls no system");
        }

        foreach (var name in UnusualSpans(metadata, banned))
        {
            yield return new Finding(name, "it is referred to, and the compiler did not write it: System.Runtime.InteropServices is banned");
        }

        foreach (var name in metadata.MemberReferences.Select(handle => NameOf(metadata, handle)).OfType<string>().Distinct())
        {
            if (banned.FirstOrDefault(line => line.BansMember(name)) is { } line)
            {
                yield return new Finding(name, $"it is referred to and banned: {line.Reason}");
            }
        }
    }

    /// <summary>The ways from an object to JSON that the assembly refers to.</summary>
    public static IEnumerable<Finding> JsonWriters(MetadataReader metadata)
        => metadata.TypeReferences.Select(handle => MetadataNames.Of(metadata, handle)).Distinct().Where(IsJsonWriter)
            .Select(name => new Finding(name, "it writes JSON, and ALLOWLIST.md does not say that this assembly writes any"));

    private static bool IsJsonWriter(string name)
        => name is "System.Text.Json.JsonSerializer" or "System.Text.Json.Utf8JsonWriter" or "System.Text.Json.Serialization.JsonSerializerContext" or "Microsoft.AspNetCore.Mvc.JsonResult"
            || ((string[])["System.Text.Json.Nodes.", "System.Net.Http.Json.", "System.Runtime.Serialization.Json.", "[Newtonsoft.Json]"]).Any(start => name.StartsWith(start, StringComparison.Ordinal));

    // The compiler itself uses two methods of MemoryMarshal.
    private static IEnumerable<string> UnusualSpans(MetadataReader metadata, IReadOnlyList<BannedCall> banned)
        => banned.Any(line => line.BansType(WrittenByTheCompiler[1]))
            ? metadata.MemberReferences.Select(handle => NameOf(metadata, handle)).OfType<string>()
                .Where(name => name.StartsWith(WrittenByTheCompiler[1] + ".", StringComparison.Ordinal) && name.Split('.')[^1] is not ("CreateSpan" or "CreateReadOnlySpan")).Distinct()
            : [];

    private static string? NameOf(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        return member.Parent.Kind == HandleKind.TypeReference
            ? $"{MetadataNames.Of(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}"
            : null;
    }
}
