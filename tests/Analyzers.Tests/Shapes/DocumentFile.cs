using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>An allowlist as a build hands it over.</summary>
internal sealed class DocumentFile(string text, string path = "/repository/ALLOWLIST.md") : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
}
