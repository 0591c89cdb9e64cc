using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace TelemetryHex.Analyzers.Tests;

/// <summary>The platform's reference assemblies, out of the SDK that runs the tests: none is fetched while they run.</summary>
internal static class Platform
{
    /// <summary>No assembly at all; the ones below are given one by one.</summary>
    public static ReferenceAssemblies None { get; } = new("net10.0");

    public static ImmutableArray<MetadataReference> References { get; } =
        [.. Directory.EnumerateFiles(Folder(), "*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file))];

    private static string Folder()
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var pack = Directory.EnumerateDirectories(Path.Combine(dotnet, "packs", "Microsoft.NETCore.App.Ref"), "10.*").Order(StringComparer.Ordinal).Last();
        return Path.Combine(pack, "ref", "net10.0");
    }
}
