using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Encoding;

/// <summary>
/// Writes the encoder of the report from the rows of the allowlist, in the assembly that the document names. A member without a row has no
/// code that could send it. The analyzer reports the faults, since it does not run beside a generator that does.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class EncoderGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var documents = context.AdditionalTextsProvider
            .Where(Allowlist.IsAllowlist)
            .Select((file, cancellation) => file.GetText(cancellation)?.ToString())
            .Collect();
        var home = context.CompilationProvider.Select((compilation, _) => (
            compilation.AssemblyName,
            HasUtf8Formatting: compilation.GetTypeByMetadataName("System.IUtf8SpanFormattable") is not null));
        var encoder = documents.Combine(home).Select((input, _) => input switch
        {
            ({ Length: 1 } texts, (var name, true)) when texts[0] is { } text => SourceOf(text, name),
            _ => null,
        });
        var mark = documents.Combine(home).Select((input, _) => input switch
        {
            ({ Length: 1 } texts, var (name, _)) when texts[0] is { } text && AllowlistReader.Read(text).Root is { } root && root.AssemblyName == name => EncoderTemplate.Mark(root),
            _ => null,
        });
        context.RegisterSourceOutput(mark, (output, source) =>
        {
            if (source is not null)
            {
                output.AddSource("PayloadRoot.g.cs", SourceText.From(source, System.Text.Encoding.UTF8));
            }
        });
        context.RegisterSourceOutput(encoder, (output, source) =>
        {
            if (source is var (name, text))
            {
                output.AddSource(name + ".g.cs", SourceText.From(text, System.Text.Encoding.UTF8));
            }
        });
    }

    private static (string Name, string Text)? SourceOf(string text, string? assemblyName)
    {
        var document = AllowlistReader.Read(text);
        return document.Root is { } root && root.AssemblyName == assemblyName && document.Rows.Count > 0
            ? (EncoderSource.NameOf(root), EncoderSource.Of(document, root))
            : null;
    }
}
