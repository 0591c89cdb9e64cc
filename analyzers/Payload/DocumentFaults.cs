using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>What is wrong with the document itself, at its own places.</summary>
internal static class DocumentFaults
{
    /// <param name="law">The document.</param>
    /// <param name="expected">The namespace that the project says its payload has; it can only be agreed with.</param>
    /// <param name="compilation">Where the document is law.</param>
    public static IReadOnlyList<Diagnostic> Of(Law law, string? expected, Compilation compilation)
    {
        var findings = new Findings();
        foreach (var fault in law.Document.Faults)
        {
            findings.Add(Rules.UnreadableAllowlist, law.LocationOf(fault.Place), fault.Message);
        }

        if (law.Document.Root is { } root && !string.IsNullOrWhiteSpace(expected) && root.Namespace != expected)
        {
            findings.Add(
                Rules.UnreadableAllowlist,
                law.LocationOf(root.Place),
                $"its root lies in '{root.Namespace}', and the project's TelemetryPayloadNamespace is '{expected}'; write the same in both");
        }

        if (law.Document.Root is { } named && named.AssemblyName != compilation.AssemblyName && string.Equals(named.AssemblyName, compilation.AssemblyName, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Rules.UnreadableAllowlist, law.LocationOf(named.Place), $"the assembly is spelt '{compilation.AssemblyName}'");
        }

        if (law.Document.Root is { } owed && !string.IsNullOrWhiteSpace(expected) && owed.AssemblyName != compilation.AssemblyName)
        {
            findings.Add(
                Rules.UnreadableAllowlist,
                law.LocationOf(owed.Place),
                $"its root lies in the assembly '{owed.AssemblyName}', and the project that declares the payload makes '{compilation.AssemblyName}'; write the same in both");
        }

        return findings.All;
    }
}
