namespace TelemetryHex.Analyzers.Document;

/// <summary>JSON that the document knows of and that is not a report: a type, or all of an assembly such as one of tests.</summary>
/// <param name="IsAssembly">Whether <paramref name="Name"/> is an assembly's simple name; else a type with its namespace.</param>
/// <param name="Name">The name.</param>
/// <param name="Place">Where it stands.</param>
public sealed record JsonExemption(bool IsAssembly, string Name, TextPlace Place);
