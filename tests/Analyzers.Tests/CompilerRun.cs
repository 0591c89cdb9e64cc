using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryHex.Analyzers.Payload;
using TelemetryHex.Analyzers.Serialization;

namespace TelemetryHex.Analyzers.Tests;

/// <summary>A compilation with both analyzers, as the compiler runs them: for what marks in a text cannot express.</summary>
internal static class CompilerRun
{
    public static CSharpParseOptions Syntax { get; } = new(LanguageVersion.CSharp14);

    /// <summary>The report that every document allows, and other sources beside it.</summary>
    public static CSharpCompilation Beside(params string[] sources) => Of(Acme.Assembly, [Acme.InPayload(Acme.Report), Acme.Vocabulary, .. sources]);

    public static CSharpCompilation Of(string assembly, params string[] sources) => CSharpCompilation.Create(
        assembly,
        sources.Select((source, number) => CSharpSyntaxTree.ParseText(Acme.Text(source), Syntax, $"/acme/File{number}.cs")),
        Platform.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What both analyzers say, suppressed or not as the compiler would have it.</summary>
    public static Task<ImmutableArray<Diagnostic>> Findings(Compilation compilation, params AdditionalText[] files) => Findings(compilation, files, []);

    public static async Task<ImmutableArray<Diagnostic>> Findings(
        Compilation compilation, AdditionalText[] files, DiagnosticAnalyzer[] others, string? payloadNamespace = null)
    {
        var properties = new Dictionary<string, string>();
        if (payloadNamespace is not null)
        {
            properties["build_property.TelemetryPayloadNamespace"] = payloadNamespace;
        }

        var options = new AnalyzerOptions([.. files], new BuildProperties(properties));
        var all = await compilation.WithAnalyzers([new PayloadAnalyzer(), new SerializationAnalyzer(), .. others], options).GetAllDiagnosticsAsync();
        return [.. all.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>An assembly to be referenced.</summary>
    public static MetadataReference Compiled(this Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        result.Success.Should().BeTrue(string.Join("; ", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
