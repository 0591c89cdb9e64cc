using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TelemetryHex.Analyzers.Tests;

/// <summary>An additional file as a build gives it; with no text it is one that cannot be read, and it can fail outright.</summary>
internal sealed class GivenFile(SourceText? text, string path = "/acme/ALLOWLIST.md", Exception? failure = null) : AdditionalText
{
    public override string Path => path;

    public static GivenFile Document(string text, string path = "/acme/ALLOWLIST.md") => new(Acme.Text(text), path);

    public override SourceText? GetText(CancellationToken cancellationToken = default) => failure is null ? text : throw failure;
}
