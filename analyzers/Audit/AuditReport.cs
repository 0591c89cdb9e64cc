using TelemetryHex.Audit.Capabilities;

namespace TelemetryHex.Audit;

/// <summary>Audits files and writes one line for each difference, in the form of a build error.</summary>
public static class AuditReport
{
    /// <summary>No difference.</summary>
    public const int Clean = 0;

    /// <summary>At least one difference.</summary>
    public const int Different = 1;

    /// <summary>A file that cannot be read, is no assembly, or is no allowlist; or nothing to audit.</summary>
    public const int Unusable = 2;

    /// <summary>Audits each file.</summary>
    /// <param name="request">The assemblies and the documents.</param>
    /// <param name="output">Gets the differences, or one line that there are none.</param>
    /// <param name="error">Gets the unusable files.</param>
    /// <returns>An exit code.</returns>
    public static int Write(AuditRequest request, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        if (request.Files.Count == 0)
        {
            error.WriteLine("audit: no assembly is named");
            return Unusable;
        }

        AuditPolicy policy;
        CapabilityLists? lists;
        var document = request.Allowlist;
        try
        {
            policy = document is null ? AuditPolicy.Embedded : AuditPolicy.Parse(File.ReadAllText(document));
            document = request.Capabilities;
            lists = document is null ? null : CapabilityLists.Read(document, request.StrictLists);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            error.WriteLine($"{document} : error THX0904: {fault.Message}");
            return Unusable;
        }

        var (differences, types, exitCode) = (0, 0, Clean);
        foreach (var file in request.Files)
        {
            try
            {
                using var assembly = File.OpenRead(file);
                var audit = AssemblyAudit.Run(assembly, policy, lists);
                types += audit.PayloadTypes;
                differences += audit.Findings.Count;
                foreach (var finding in audit.Findings)
                {
                    output.WriteLine($"{file} : error {finding.Rule}: {finding}");
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or BadImageFormatException)
            {
                error.WriteLine($"{file} : error THX0904: {fault.Message}");
                exitCode = Unusable;
            }
        }

        if (exitCode == Clean && differences == 0)
        {
            output.WriteLine($"audited: {request.Files.Count} assemblies, {types} payload types, no difference to the allowlist of '{policy.Root.TypeName}'");
        }

        return exitCode == Clean && differences > 0 ? Different : exitCode;
    }
}
