using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryHex.Audit;

namespace TelemetryHex.SystemTests.Audit;

/// <summary>A small product's payload, compiled in memory without any analyzer, and the law that it is audited by.</summary>
internal static class CompiledPayload
{
    public const string Report = "public sealed record Report { public required Count Cores { get; init; } public required Os Os { get; init; } }";
    public const string Os = "public sealed record Os { public required Name Name { get; init; } public required Count? Bits { get; init; } public required Name? Vendor { get; init; } }";

    private const string Vocabulary = """
        namespace Acme;
        public readonly record struct Count(int Value);
        public sealed record Name(int Index);
        """;

    public const string Document = """
        ## The allowlist

        Root: `Acme.Payload.Report` in `Acme`

        | Path | Type | Why it is collected | Example |
        | --- | --- | --- | --- |
        | `cores` | count | To know | `2` |
        | `os.name` | name | To know | `x` |
        | `os.bits` | count or null | To know | `64` |
        | `os.vendor` | name or null | To know | `x` |

        ## The types

        - *count*, an integer, `Acme.Count`: how many.
        - *name*, a string, `Acme.Name`: which.
        """;

    private static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!) // The host of every .NET process sets it.
            .Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static IReadOnlyList<string> Audit(string payload, string document = Document, string assembly = "Acme", OptimizationLevel optimization = OptimizationLevel.Release)
        => [.. AssemblyAudit.Run(new MemoryStream(Compile(payload, assembly, optimization)), AuditPolicy.Parse(document)).Findings.Select(finding => finding.ToString())];

    public static byte[] Compile(string payload, string assembly = "Acme", OptimizationLevel optimization = OptimizationLevel.Release)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
        var compilation = CSharpCompilation.Create(
            assembly, [CSharpSyntaxTree.ParseText(Vocabulary), CSharpSyntaxTree.ParseText("using Acme; namespace Acme.Payload;\n" + payload)], Platform, options);
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        result.Success.Should().BeTrue(string.Join('\n', result.Diagnostics));
        return bytes.ToArray();
    }
}
