using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryHex.SystemTests.Law;

/// <summary>Ways to carry more than the document says, or less.</summary>
internal static class Shapes
{
    private const string TotalGb = "public required Gibibytes? TotalGb { get; init; }";

    public static IReadOnlyList<Attack> All { get; } =
    [
        new("a property", repository => Attack.Leak(repository), "THX0002", "MemoryInfo.Sockets"),
        new("a positional parameter", repository => repository.Replace(Attack.Memory, "record MemoryInfo", "record MemoryInfo(CoreCount? Sockets = null)"), "THX0002", "MemoryInfo.Sockets"),
        new(
            "a private field with [JsonInclude]",
            repository => repository.Replace(Attack.Memory, TotalGb, TotalGb + "\n\n    [System.Text.Json.Serialization.JsonInclude]\n    private readonly int _sockets = 2;"),
            "THX0005",
            "MemoryInfo._sockets"),
        new(
            "an extension-data dictionary",
            repository => repository.Replace(
                Attack.Memory, TotalGb, TotalGb + "\n\n    /// <summary>More.</summary>\n    [System.Text.Json.Serialization.JsonExtensionData]\n    public Dictionary<string, object>? More { get; init; }"),
            "THX0007",
            "MemoryInfo.More"),
        new(
            "a payload type in an adapter",
            repository => repository.Write("adapters/Linux/KernelInfo.cs", "namespace TelemetryHex.Payload;\n\ninternal sealed record KernelInfo;\n"),
            "THX0008",
            "KernelInfo"),
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
        new("a widened type", repository => repository.Replace(Attack.Memory, "required Gibibytes? TotalGb", "required decimal? TotalGb"), "THX0006", "MemoryInfo.TotalGb"),
        new("another type of the vocabulary", repository => repository.Replace(Attack.Memory, "required Gibibytes? TotalGb", "required Megahertz? TotalGb"), "THX0004", "MemoryInfo.TotalGb"),
        new("a null where none is documented", repository => repository.Replace("core/Payload/OsInfo.cs", "required OsName Name", "required OsName? Name"), "THX0004", "OsInfo.Name"),
        new("a renamed property", repository => repository.Replace(Attack.Memory, "Gibibytes? TotalGb", "Gibibytes? Total"), "THX0002", "MemoryInfo.Total"),
        new("a raw string", repository => repository.Replace("core/Payload/OsInfo.cs", "required Platform Platform", "required string Platform"), "THX0006", "OsInfo.Platform"),
        new("an attribute that renames", repository => Attack.Leak(repository, "[System.Text.Json.Serialization.JsonPropertyName(\"total_gb\")] "), "THX0007", "MemoryInfo.Sockets"),
        new("a deleted row", repository => repository.Write(Attack.Document, Without(repository.Read(Attack.Document), "| `os.platform`")), "THX0001", "ALLOWLIST.md"),
        new(
            "a deleted row with its type",
            repository => repository.Write(Attack.Document, Without(Without(repository.Read(Attack.Document), "| `os.platform`"), "- *platform*")),
            "THX0002",
            "OsInfo.Platform"),
        new(
            "an added row",
            repository => repository.Replace(Attack.Document, "\n| `memory.total_gb`", "\n| `memory.sockets` | core count or null | To know | `2` |\n| `memory.total_gb`"),
            "THX0003",
            "memory.sockets"),
        new("a deleted document", repository => repository.Delete(Attack.Document), "THX0903", "ALLOWLIST.md"),
        new("an empty reason", repository => repository.Replace(Attack.Document, "To choose defaults for caches by the machines in use", " "), "THX0001", "ALLOWLIST.md"),
        new(
            "another object written as JSON in an adapter",
            repository => repository.Write(
                "adapters/Http/Extra.cs",
                "namespace TelemetryHex.Adapters.Http;\n\ninternal static class Extra\n{\n    public static string Of(object more) => System.Text.Json.JsonSerializer.Serialize(new { more });\n}\n"),
            "THX0010",
            "JsonSerializer.Serialize"),
        new(
            "a JSON writer that is declared in one file and used in another",
            repository =>
            {
                repository.Write("adapters/Http/BoxA.cs", "namespace TelemetryHex.Adapters.Http;\n\ninternal sealed class Box\n{\n    public System.Text.Json.Utf8JsonWriter? Writer { get; set; }\n}\n");
                repository.Write("adapters/Http/BoxB.cs", "namespace TelemetryHex.Adapters.Http;\n\ninternal static class Boxes\n{\n    public static void Fill(Box box, Stream stream)\n    {\n        box.Writer = new(stream);\n        box.Writer.WriteStartObject();\n    }\n}\n");
            },
            "THX0904",
            "Utf8JsonWriter"),
    ];

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
