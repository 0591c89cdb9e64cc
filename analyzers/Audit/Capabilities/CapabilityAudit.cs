using System.Reflection.Metadata;

namespace TelemetryHex.Audit.Capabilities;

/// <summary>Holds what an assembly reaches against its list, in both directions.</summary>
internal static class CapabilityAudit
{
    private const string Folder = "analyzers/capabilities";

    public static IEnumerable<Finding> Run(MetadataReader metadata, CapabilityLists lists)
    {
        var assembly = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        if (!IsOurs(assembly))
        {
            return [];
        }

        var reach = new Reach(metadata, lists);
        return lists.Of(assembly) is { } list
            ? [.. Faults(list), .. Faults(lists.OfCompiler), .. Refusals(reach), .. Differences(reach, lists, list)]
            : [Different(assembly, $"it has no list: write {Folder}/{assembly}.txt, which a privacy owner must approve")];
    }

    /// <summary>Whether an assembly of this name must have a list.</summary>
    public static bool IsOurs(string assembly)
        => assembly.Equals("TelemetryHex", StringComparison.OrdinalIgnoreCase)
            || assembly.StartsWith("TelemetryHex.", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Finding> Faults(CapabilityList list)
        => list.Faults.Select(fault => Different($"{list.Assembly}.txt", fault));

    private static IEnumerable<Finding> Refusals(Reach reach)
        => reach.Names().Select(name => (Name: name, Reason: Refused.ReasonFor(name)))
            .Where(found => found.Reason is not null)
            .Select(found => Different(found.Name, $"no list allows it: {found.Reason}"))
            .Concat(reach.Constructs().Select(finding => finding with { Rule = Finding.Capability }));

    private static IEnumerable<Finding> Differences(Reach reach, CapabilityLists lists, CapabilityList list)
    {
        var compiler = lists.OfCompiler;
        var reached = reach.Lines(type => ManySided.Contains(type) || list.IsByMember(type) || compiler.IsByMember(type));
        foreach (var line in reached.Where(line => !list.Contains(line) && !compiler.Contains(line) && Refused.ReasonFor(line) is null))
        {
            yield return Different(line, Unnamed(line, Heading.Of(line), list.Assembly));
        }

        foreach (var line in lists.IsStrict ? list.Lines.Where(line => !reached.Contains(line)) : [])
        {
            yield return Different(line, $"nothing reaches it: take the line out of {Folder}/{list.Assembly}.txt");
        }
    }

    private static string Unnamed(string line, string heading, string assembly)
        => Heading.IsOpenTo(heading, assembly)
            ? $"its list does not name it: write '{line}' under {heading} in {Folder}/{assembly}.txt, which a privacy owner must approve"
            : $"it is of {heading}, which no list opens to {assembly}: reach it through a port whose adapter may";

    private static Finding Different(string place, string message) => new(place, message, Finding.Capability);
}
