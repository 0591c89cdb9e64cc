using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers;

/// <summary>The allowlist as one compilation is given it.</summary>
internal sealed record Law(AdditionalText File, SourceText Text, AllowlistDocument Document)
{
    /// <summary>All additional files of the allowlist's name; only exactly one can be law.</summary>
    public static ImmutableArray<AdditionalText> FilesAmong(ImmutableArray<AdditionalText> files)
        => files.Where(IsAllowlist).ToImmutableArray();

    public static bool IsAllowlist(AdditionalText file)
        => string.Equals(Path.GetFileName(file.Path), AllowlistDocument.FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the document; null where it cannot be read.</summary>
    public static Law? Read(AdditionalText file, CancellationToken cancellation)
        => file.GetText(cancellation) is { } text ? new Law(file, text, AllowlistReader.Read(text.ToString())) : null;

    /// <summary>Whether the assembly of that name is the one that may declare the report.</summary>
    public bool IsHome(string? assemblyName) => Document.Root is { } root && root.AssemblyName == assemblyName;

    public Location LocationOf(TextPlace place)
    {
        var line = Text.Lines[place.Line];
        var span = new TextSpan(line.Start + place.Start, Math.Min(place.Length, line.EndIncludingLineBreak - line.Start - place.Start));
        return Location.Create(File.Path, span, Text.Lines.GetLinePositionSpan(span));
    }
}
