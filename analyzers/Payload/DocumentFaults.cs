using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>The faults of the document itself, at their places in it.</summary>
internal static class DocumentFaults
{
    /// <param name="allowlist">The document.</param>
    /// <param name="expected">The namespace that the project says its payload has; it can only be agreed with.</param>
    /// <param name="compilation">The compilation that is given the document.</param>
    public static IReadOnlyList<Diagnostic> Of(Allowlist allowlist, string? expected, Compilation compilation)
    {
        var findings = new Findings();
        foreach (var fault in allowlist.Document.Faults)
        {
            findings.Add(Rules.UnreadableAllowlist, allowlist.LocationOf(fault.Place), fault.Message);
        }

        if (allowlist.Document.Root is { } root && !string.IsNullOrWhiteSpace(expected) && root.Namespace != expected)
        {
            findings.Add(
                Rules.UnreadableAllowlist,
                allowlist.LocationOf(root.Place),
                $"its root lies in '{root.Namespace}', and the project's TelemetryPayloadNamespace is '{expected}'; write the same in both");
        }

        if (allowlist.Document.Root is { } named && named.AssemblyName != compilation.AssemblyName && string.Equals(named.AssemblyName, compilation.AssemblyName, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Rules.UnreadableAllowlist, allowlist.LocationOf(named.Place), $"the assembly is spelt '{compilation.AssemblyName}'");
        }

        if (allowlist.Document.Root is { } owed && !string.IsNullOrWhiteSpace(expected) && owed.AssemblyName != compilation.AssemblyName)
        {
            findings.Add(
                Rules.UnreadableAllowlist,
                allowlist.LocationOf(owed.Place),
                $"its root lies in the assembly '{owed.AssemblyName}', and the project that declares the payload makes '{compilation.AssemblyName}'; write the same in both");
        }

        return findings.All;
    }
}
