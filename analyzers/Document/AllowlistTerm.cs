namespace TelemetryHex.Analyzers.Document;

/// <summary>A type that rows may name, and the .NET type that it stands for.</summary>
/// <param name="Name">The term, <c>os name</c>.</param>
/// <param name="Kind">How JSON spells its values.</param>
/// <param name="TypeName">The .NET type with its namespace.</param>
/// <param name="Place">The term in the list of types.</param>
public sealed record AllowlistTerm(string Name, JsonKind Kind, string TypeName, TextPlace Place);
