using System.Reflection;
using System.Runtime.Loader;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryHex.Analyzers.Encoding;
using TelemetryHex.Analyzers.Tests.Payload;

namespace TelemetryHex.Analyzers.Tests.Mutations;

public sealed class ValidPayloadTests
{
    private const int Payloads = 40;
    private const int ValuesOfEach = 20;

    // The encoder is internal to the payload's assembly and takes spans, which reflection cannot pass.
    private const string Caller = """
        public static class Caller
        {
            public static byte[]? Encode(object report, int length)
            {
                var buffer = new byte[length];
                return TelemetryHex.Generated.ReportEncoder.TryEncode((Acme.Payload.Report)report, buffer, out var written) ? buffer[..written] : null;
            }
        }
        """;

    [Promise(Section.Allowlist, "Any payload that keeps its document passes, and no change of either does")]
    [Fact]
    public async Task Any_payload_with_its_document_passes_and_is_encoded_as_the_platform_would()
        => await Gen.Select(AnyPayload.Generator, Gen.Int).SampleAsync(
            async (payload, seed) =>
            {
                var draft = new Draft(payload);
                var run = await ShapeRun.OfAsync(draft);
                run.Said().Should().BeEmpty("{0}", draft);
                var room = new AssemblyLoadContext("payload", isCollectible: true);
                var assembly = room.LoadFromStream(new MemoryStream([.. RunningPlatform.Emit(WithEncoder(run.Payload, draft))]));
                Compare(assembly, new Random(seed));
                room.Unload();
            },
            iter: Payloads);

    // The encoder is written from the document.
    private static Compilation WithEncoder(Compilation compilation, Draft draft)
    {
        var syntax = (CSharpParseOptions)compilation.SyntaxTrees.First().Options;
        _ = CSharpGeneratorDriver.Create([new EncoderGenerator().AsSourceGenerator()], [GivenFile.Document(draft.Document())], syntax)
            .RunGeneratorsAndUpdateCompilation(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Caller, syntax)), out var whole, out var faults);
        faults.Should().BeEmpty();
        return whole;
    }

    private static void Compare(Assembly assembly, Random dice)
    {
        var root = assembly.GetType("Acme.Payload.Report", throwOnError: true)!;
        var encode = assembly.GetType("Caller", throwOnError: true)!.GetMethod("Encode")!.CreateDelegate<Func<object, int, byte[]?>>();
        var options = Options();
        for (var i = 0; i < ValuesOfEach; i++)
        {
            var report = AnyValue.Of(root, dice);
            var expected = JsonSerializer.SerializeToUtf8Bytes(report, root, options);

            System.Text.Encoding.UTF8.GetString(encode(report, expected.Length) ?? []).Should().Be(System.Text.Encoding.UTF8.GetString(expected));
            encode(report, expected.Length - 1).Should().BeNull("one byte is missing");
        }
    }

    // Options remember the types that they wrote, which would keep them loaded.
    private static JsonSerializerOptions Options() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LeafConverter() },
    };
}
