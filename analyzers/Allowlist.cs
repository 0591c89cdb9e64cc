using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers;

/// <summary>The allowlist of one compilation.</summary>
internal sealed record Allowlist(AdditionalText File, SourceText Text, AllowlistDocument Document)
{
    /// <summary>The additional files of the allowlist's name; a compilation has exactly one.</summary>
    public static ImmutableArray<AdditionalText> FilesAmong(ImmutableArray<AdditionalText> files)
        => files.Where(IsAllowlist).ToImmutableArray();

    public static bool IsAllowlist(AdditionalText file)
        => string.Equals(Path.GetFileName(file.Path), AllowlistDocument.FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the document; null where it cannot be read.</summary>
    public static Allowlist? Read(AdditionalText file, CancellationToken cancellation)
        => file.GetText(cancellation) is { } text ? new Allowlist(file, text, AllowlistReader.Read(text.ToString())) : null;

    /// <summary>Whether the assembly of that name may declare the report.</summary>
    public bool IsHome(string? assemblyName) => Document.Root is { } root && root.AssemblyName == assemblyName;

    public Location LocationOf(TextPlace place)
    {
        // The compiler ends a line at more characters than the reader, which refuses them and goes on.
        var text = Text.ToString();
        var start = 0;
        for (var line = 0; line < place.Line; line++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        var span = new TextSpan(start + place.Start, place.Length);
        return Location.Create(File.Path, span, Text.Lines.GetLinePositionSpan(span));
    }
}
