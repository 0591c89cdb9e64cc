using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>Compiles against the very assemblies that this process runs on, so that what compiles can be loaded.</summary>
internal static class RunningPlatform
{
    private static readonly CSharpParseOptions Syntax = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] Platform = [.. Assemblies()];

    // Compilations that are derived from one of the same name share its view of the references, which is most of the cost.
    private static readonly ConcurrentDictionary<string, CSharpCompilation> Empty = new();

    public static CSharpCompilation Compile(string assembly, IEnumerable<SourceFile> sources, params MetadataReference[] references)
    {
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, Syntax, source.Path, System.Text.Encoding.UTF8));
        var empty = Empty.GetOrAdd(assembly, Create);
        return (references.Length == 0 ? empty : empty.AddReferences(references)).AddSyntaxTrees(trees);
    }

    public static ImmutableArray<byte> Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Should().BeEmpty("what does not compile is no shape");
        return [.. image.ToArray()];
    }

    private static CSharpCompilation Create(string assembly) => CSharpCompilation.Create(
        assembly,
        references: Platform,
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<MetadataReference> Assemblies()
        => Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "", "*.dll")
            .Where(path => Path.GetFileName(path) is "Microsoft.CSharp.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}
