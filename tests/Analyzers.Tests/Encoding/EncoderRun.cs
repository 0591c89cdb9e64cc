using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryHex.Analyzers.Encoding;

namespace TelemetryHex.Analyzers.Tests.Encoding;

/// <summary>Generates the encoder of a document, compiles it with a report, and calls it.</summary>
internal sealed class EncoderRun
{
    // The encoder is internal and takes a span, which reflection cannot pass.
    private const string Call =
        """
        namespace Acme;

        public static class Call
        {
            public static string? Encode(byte[] destination)
                => TelemetryHex.Generated.ReportEncoder.TryEncode(Sample.Report, destination, out var written)
                    ? System.Text.Encoding.UTF8.GetString(destination, 0, written)
                    : written == 0 ? null : throw new System.InvalidOperationException("Something was written.");
        }
        """;

    private readonly Func<byte[], string?> _encode;

    private EncoderRun(Func<byte[], string?> encode) => _encode = encode;

    /// <param name="types">The report's types, in the payload namespace.</param>
    /// <param name="sample">An expression for one report.</param>
    /// <param name="rows">The rows of the document.</param>
    /// <param name="vocabulary">More leaf types, and their bullets.</param>
    public static EncoderRun Of(string types, string sample, string rows, (string Source, string Bullets) vocabulary = default)
    {
        var compilation = CompilerRun.Of(
            Acme.Assembly,
            Acme.InPayload(types),
            Acme.Vocabulary,
            $"using Acme.Payload;\nusing Acme.Vocabulary;\nnamespace Acme;\npublic static class Sample {{ public static Report Report {{ get; }} = {sample}; }}",
            vocabulary.Source ?? "",
            Call);
        Driver(Acme.Document(rows, vocabulary.Bullets ?? "")).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var faults);
        faults.Should().BeEmpty();

        using var image = new MemoryStream();
        var emitted = whole.Emit(image);
        emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
        image.Position = 0;
        var method = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image).GetType("Acme.Call")!.GetMethod("Encode")!;
        return new EncoderRun(method.CreateDelegate<Func<byte[], string?>>());
    }

    /// <summary>The report as JSON; null where the destination of that length is too short.</summary>
    public string? Encode(int length = 1024) => _encode(new byte[length]);

    /// <summary>The generated sources' texts.</summary>
    public static ImmutableArray<string> Sources(Compilation compilation, params AdditionalText[] documents)
        => [.. Driver(documents).RunGenerators(compilation).GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];

    public static GeneratorDriver Driver(params AdditionalText[] documents) => CSharpGeneratorDriver.Create(
        [new EncoderGenerator().AsSourceGenerator()],
        documents,
        CompilerRun.Syntax,
        driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));

    private static GeneratorDriver Driver(string document) => Driver(GivenFile.Document(document));
}
