using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TelemetryHex.Audit.Capabilities;

/// <summary>Writes first lists, to be read before they are approved.</summary>
internal static class CapabilityWriter
{
    /// <summary>Writes a list for each assembly of ours that has none; one that is there stays as it is.</summary>
    public static void WriteMissing(IEnumerable<string> files, string folder)
    {
        var missing = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var list = Path.Combine(folder, Read(file, metadata => metadata.GetString(metadata.GetAssemblyDefinition().Name)) + ".txt");
            if (CapabilityAudit.IsOurs(Path.GetFileNameWithoutExtension(list)) && !File.Exists(list) && missing.TryAdd(list, file))
            {
                // Types of an assembly that has a list are free, so that all of them are there first.
                File.WriteAllText(list, "");
            }
        }

        var lists = CapabilityLists.Read(folder, isStrict: false);
        foreach (var (list, file) in missing)
        {
            File.WriteAllText(list, Read(file, metadata => Written(metadata, lists)));
        }
    }

    private static string Written(MetadataReader metadata, CapabilityLists lists)
    {
        var reached = new Reach(metadata, lists).Lines(type => ManySided.Contains(type) || lists.OfCompiler.IsByMember(type));
        var lines = reached.Where(line => !lists.OfCompiler.Contains(line)).ToLookup(Heading.Of);
        return string.Join('\n', Heading.All.Where(lines.Contains).Select(heading => $"{heading}\n{string.Join('\n', lines[heading])}\n"));
    }

    private static string Read(string file, Func<MetadataReader, string> read)
    {
        using var assembly = new PEReader(File.OpenRead(file));
        return read(assembly.GetMetadataReader());
    }
}
