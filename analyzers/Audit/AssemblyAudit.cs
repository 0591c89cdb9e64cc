using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TelemetryHex.Audit.Capabilities;

namespace TelemetryHex.Audit;

/// <summary>The result of one assembly's audit.</summary>
/// <param name="PayloadTypes">How many types stand in the payload namespace.</param>
/// <param name="Findings">Every difference; none in a clean assembly.</param>
public sealed record AssemblyAudit(int PayloadTypes, IReadOnlyList<Finding> Findings)
{
    /// <summary>Reads an assembly's metadata, without loading it, and compares it with the policy, and with lists if there are any.</summary>
    /// <exception cref="BadImageFormatException">It is no .NET assembly, or a torn one.</exception>
    public static AssemblyAudit Run(Stream assembly, AuditPolicy policy, CapabilityLists? lists = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(policy);
        try
        {
            using var file = new PEReader(assembly, PEStreamOptions.PrefetchEntireImage | PEStreamOptions.LeaveOpen);
            if (!file.HasMetadata || file.GetMetadataReader() is not { IsAssembly: true } metadata)
            {
                throw new BadImageFormatException("It is no .NET assembly.");
            }

            var payload = new PayloadAudit(file, metadata, policy.Document, policy.Root);
            var name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
            var banned = policy.BannedIn(name);
            Finding[] findings =
            [
                .. payload.Run(),
                .. ReferenceAudit.Run(metadata, banned),
                .. policy.MayWriteJson(name) ? [] : ReferenceAudit.JsonWriters(metadata),
                .. lists is null ? [] : CapabilityAudit.Run(metadata, lists),
            ];
            return new AssemblyAudit(payload.PayloadTypes, findings);
        }
        catch (Exception fault) when (fault is not BadImageFormatException)
        {
            // A torn file makes the reader throw any exception.
            throw new BadImageFormatException($"It cannot be read as a .NET assembly ({fault.GetType().Name}).", fault);
        }
    }
}
