namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>A file of a compilation.</summary>
internal sealed record SourceFile(string Path, string Text);
