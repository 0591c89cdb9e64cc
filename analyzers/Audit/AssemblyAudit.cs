using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TelemetryHex.Audit;

/// <summary>What an audit of one assembly found.</summary>
/// <param name="PayloadTypes">How many types stand in the payload namespace.</param>
/// <param name="Findings">Every difference; none where the assembly keeps the law.</param>
public sealed record AssemblyAudit(int PayloadTypes, IReadOnlyList<Finding> Findings)
{
    /// <summary>Reads an assembly's metadata, without loading it, and holds it against the law.</summary>
    /// <exception cref="BadImageFormatException">It is no .NET assembly, or a torn one.</exception>
    public static AssemblyAudit Run(Stream assembly, AuditLaw law)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(law);
        try
        {
            using var file = new PEReader(assembly, PEStreamOptions.PrefetchEntireImage | PEStreamOptions.LeaveOpen);
            if (!file.HasMetadata || file.GetMetadataReader() is not { IsAssembly: true } metadata)
            {
                throw new BadImageFormatException("It is no .NET assembly.");
            }

            var payload = new PayloadAudit(file, metadata, law.Document, law.Root);
            var name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
            var banned = law.BannedIn(name);
            return new AssemblyAudit(payload.PayloadTypes, [.. payload.Run(), .. ReferenceAudit.Run(metadata, banned), .. law.MayWriteJson(name) ? [] : ReferenceAudit.JsonWriters(metadata)]) with { PayloadTypes = payload.PayloadTypes };
        }
        catch (Exception fault) when (fault is not BadImageFormatException)
        {
            // A torn file makes the reader throw whatever it likes.
            throw new BadImageFormatException($"It cannot be read as a .NET assembly ({fault.GetType().Name}).", fault);
        }
    }
}
