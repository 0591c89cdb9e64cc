namespace TelemetryHex.Analyzers.Document;

/// <summary>The content of an allowlist. It is valid only without a fault.</summary>
/// <param name="Root">The report's type; null where the document names none.</param>
/// <param name="Rows">The rows, in their order, which is the order on the wire.</param>
/// <param name="Terms">The types that rows may name.</param>
/// <param name="Exemptions">Other JSON that may be written.</param>
/// <param name="Faults">Everything that is wrong with the document, from top to bottom.</param>
public sealed record AllowlistDocument(
    PayloadRoot? Root,
    IReadOnlyList<AllowlistRow> Rows,
    IReadOnlyList<AllowlistTerm> Terms,
    IReadOnlyList<JsonExemption> Exemptions,
    IReadOnlyList<DocumentFault> Faults)
{
    /// <summary>The file's name, in any case.</summary>
    public const string FileName = "ALLOWLIST.md";
}
