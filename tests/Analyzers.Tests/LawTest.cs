using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace TelemetryHex.Analyzers.Tests;

/// <summary>Runs one analyzer over sources and a document with marks, in an assembly of the name that counts.</summary>
internal sealed class LawTest<TAnalyzer>(string assembly) : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    protected override string DefaultTestProjectName { get; } = assembly;

    public NullableContextOptions Nullability { get; init; } = NullableContextOptions.Enable;

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp14);

    protected override CompilationOptions CreateCompilationOptions()
        => new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Nullability, allowUnsafe: true);
}
