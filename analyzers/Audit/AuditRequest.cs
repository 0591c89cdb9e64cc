namespace TelemetryHex.Audit;

/// <summary>What is to be audited, and by which documents.</summary>
/// <param name="Files">Assemblies.</param>
/// <param name="Allowlist">A file to take the allowlist from; null for the embedded one.</param>
/// <param name="Capabilities">A folder of capability lists; null where nothing is held against any.</param>
/// <param name="StrictLists">Whether a list's line that nothing uses is a difference, as it is for a release build.</param>
public sealed record AuditRequest(
    IReadOnlyCollection<string> Files, string? Allowlist = null, string? Capabilities = null, bool StrictLists = false);
