namespace TelemetryHex.Analyzers.Document;

/// <summary>A stretch of one line of a document.</summary>
/// <param name="Line">The line, counted from 0.</param>
/// <param name="Start">The first character, counted from 0.</param>
/// <param name="Length">The number of characters.</param>
public readonly record struct TextPlace(int Line, int Start, int Length);
