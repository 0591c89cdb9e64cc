namespace TelemetryHex.Analyzers.Document;

/// <summary>JSON that the document permits beside the report: of one type, or of a whole assembly, such as one of tests.</summary>
/// <param name="TypeName">The type with its namespace; null for the whole assembly.</param>
/// <param name="AssemblyName">The assembly's simple name.</param>
/// <param name="Place">Where it stands.</param>
public sealed record JsonExemption(string? TypeName, string AssemblyName, TextPlace Place);
