using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryHex.Analyzers.Tests.Shapes;

namespace TelemetryHex.SystemTests.Law;

/// <summary>A dozen of the catalogue's shapes, written into the repository's own payload, and those that only a repository can have.</summary>
internal static class Shapes
{
    private const string Platform = "public required Platform Platform { get; init; }";
    private const string TotalGb = "public required Gibibytes? TotalGb { get; init; }";

    public static IReadOnlyList<Attack> All { get; } =
    [
        .. Catalogue.All.Where(entry => entry.Shape.Built).Select(Built),
        new(
            "a base class in another assembly",
            repository =>
            {
                repository.Write("core/Foreign.dll", Foreign());
                Attack.Extend(repository, "<ItemGroup><Reference Include=\"Foreign\" HintPath=\"Foreign.dll\" /></ItemGroup>");
                repository.Replace(Attack.Memory, "record MemoryInfo", "record MemoryInfo : Foreign.Machine");
            },
            "THX0005",
            "'MemoryInfo'"),
        new(
            "a deleted row",
            repository => repository.Write(Attack.Document, Without(repository.Read(Attack.Document), "| `os.platform`")),
            "THX0001",
            "ALLOWLIST.md"),
        new(
            "a deleted row with its type",
            repository => repository.Write(
                Attack.Document, Without(Without(repository.Read(Attack.Document), "| `os.platform`"), "- *platform*")),
            "THX0002",
            "OsInfo.Platform"),
        new(
            "an added row",
            repository => repository.Replace(
                Attack.Document, "\n| `memory.total_gb`", "\n| `memory.sockets` | core count or null | To know | `2` |\n| `memory.total_gb`"),
            "THX0003",
            "memory.sockets"),
        new("a deleted document", repository => repository.Delete(Attack.Document), "THX0903", "ALLOWLIST.md"),
        new(
            "an empty reason",
            repository => repository.Replace(Attack.Document, "To choose defaults for caches by the machines in use", " "),
            "THX0001",
            "ALLOWLIST.md"),
        new(
            "a JSON writer that is declared in one file and used in another",
            repository =>
            {
                repository.Write("adapters/Http/BoxA.cs", "namespace TelemetryHex.Adapters.Http;\n\ninternal sealed class Box\n{\n    public System.Text.Json.Utf8JsonWriter? Writer { get; set; }\n}\n");
                repository.Write("adapters/Http/BoxB.cs", "namespace TelemetryHex.Adapters.Http;\n\ninternal static class Boxes\n{\n    public static void Fill(Box box, Stream stream)\n    {\n        box.Writer = new(stream);\n        box.Writer.WriteStartObject();\n    }\n}\n");
            },
            "THX0904",
            "Utf8JsonWriter") { Builds = Attack.Http },
    ];

    // A value is written for the platform, everything else into the memory's record or beside it.
    private static Attack Built(Entry entry)
    {
        var text = Shape.Unmarked(entry.Shape.Text);
        var named = entry.Shape.Given.FirstOrDefault() ?? entry.Shape.Marked;
        var rule = entry.Rule ?? throw new InvalidOperationException($"'{entry.Name}' may pass.");
        return entry.Idea.Place switch
        {
            Place.Value => new(
                entry.Name,
                repository => repository.Replace(
                    "core/Payload/OsInfo.cs",
                    Platform,
                    $"public required {Shape.For(text, ("Word", "Platform"), ("Id", "Platform"), ("Count", "Megahertz?"))} {{ get; init; }}"),
                rule,
                "OsInfo." + (entry.Shape.Marked == "Id" ? "Platform" : entry.Shape.Marked)),
            Place.Added => new(
                entry.Name,
                repository => repository.Replace(
                    Attack.Memory, TotalGb, $"{TotalGb}\n\n    /// <summary>A leak.</summary>\n    {Shape.For(text, ("Word", "CoreCount"))}"),
                rule,
                "MemoryInfo." + named),
            Place.Head => new(
                entry.Name,
                repository => repository.Replace(
                    Attack.Memory, "public sealed record MemoryInfo", Shape.For(text, ("OsInfo", "MemoryInfo"), ("Word", "CoreCount"))),
                rule,
                "MemoryInfo." + named),
            Place.Above => new(
                entry.Name,
                repository => repository.Write(
                    "adapters/Http/Extra.cs",
                    text.Replace("Acme.Payload", "TelemetryHex.Payload", StringComparison.Ordinal)
                        .Replace("Acme.Host", "TelemetryHex.Adapters.Http", StringComparison.Ordinal)),
                rule,
                named)
            {
                Builds = Attack.Http,
            },
            _ => throw new InvalidOperationException($"'{entry.Name}' has no place in the repository."),
        };
    }

    private static string Without(string document, string start)
        => string.Join('\n', document.Split('\n').Where(line => !line.StartsWith(start, StringComparison.Ordinal)));

    private static byte[] Foreign()
    {
        const string Source = "namespace Foreign; public abstract record Machine { public object Host { get; init; } }";
        var dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "", "../../.."));
        var references = Directory.EnumerateFiles(Path.Combine(dotnet, "packs", "Microsoft.NETCore.App.Ref"), "System.*.dll", SearchOption.AllDirectories)
            .Where(path => path.Contains($"{Path.DirectorySeparatorChar}ref{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        using var assembly = new MemoryStream();
        CSharpCompilation.Create("Foreign", [CSharpSyntaxTree.ParseText(Source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(assembly).Success.Should().BeTrue();
        return assembly.ToArray();
    }
}
