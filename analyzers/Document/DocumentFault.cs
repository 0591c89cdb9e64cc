namespace TelemetryHex.Analyzers.Document;

/// <summary>A fault of a document, its place and its remedy.</summary>
/// <param name="Message">One sentence, or two.</param>
/// <param name="Place">Where it stands.</param>
public sealed record DocumentFault(string Message, TextPlace Place);
