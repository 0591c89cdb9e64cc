namespace TelemetryHex.Analyzers.Document;

/// <summary>What keeps a document from being an allowlist, where, and what to do.</summary>
/// <param name="Message">One sentence, or two.</param>
/// <param name="Place">Where it stands.</param>
public sealed record DocumentFault(string Message, TextPlace Place);
