using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryHex.Benchmarks.Analyzers;

/// <summary>What is measured: one or more analyzers with the files that they read.</summary>
internal sealed record Contender(string Name, IReadOnlyList<DiagnosticAnalyzer> Analyzers, IReadOnlyList<AdditionalText> Files, bool IsPeer);
