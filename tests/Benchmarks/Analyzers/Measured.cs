using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryHex.Benchmarks.Analyzers;

/// <summary>What the run is made of, as it was copied beside the program.</summary>
internal static class Measured
{
    private const string Peers = "Microsoft.CodeAnalysis.";

    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "measured");

    public static string Read(string file) => File.ReadAllText(Path.Combine(Directory, file));

    /// <summary>An analyzer of another package, by its type's name: not all that stands beside it can be loaded here.</summary>
    public static DiagnosticAnalyzer Peer(string assembly, string type)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "peers", Peers + assembly + ".dll");
        return (DiagnosticAnalyzer)(Activator.CreateInstance(Assembly.LoadFrom(path).GetType(Peers + type, throwOnError: true)!)
            ?? throw new InvalidOperationException(type));
    }

    public static IReadOnlyList<MetadataReference> Platform { get; } =
    [
        .. System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "", "*.dll")
            .Where(path => Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
