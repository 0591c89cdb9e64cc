extern alias audit;

using audit::TelemetryHex.Audit;
using audit::TelemetryHex.Audit.Capabilities;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryHex.Analyzers.Tests.Capabilities;

/// <summary>An adapter that is compiled in memory, without any analyzer, and held against a list.</summary>
internal static class CompiledAdapter
{
    public const string Name = "TelemetryHex.Adapters.Linux";

    /// <summary>What the samples need that is no matter of theirs.</summary>
    public const string List = """
        ASSEMBLIES
        assembly System.Runtime

        PLAIN
        System.Int32
        """;

    private static readonly string Compiler = Repository.Read("analyzers/capabilities/compiler.txt");

    /// <summary>The differences that the audit finds, each as its rule and its line.</summary>
    public static IReadOnlyList<string> Audit(string source, string list = List, string assembly = Name, bool isStrict = false)
        => Audit(Compile(source, assembly), list, assembly, isStrict);

    /// <summary>The differences that the audit finds in what was compiled.</summary>
    public static IReadOnlyList<string> Audit(byte[] compiled, string list = List, string assembly = Name, bool isStrict = false)
    {
        var core = "TelemetryHex.Core";
        var lists = new Dictionary<string, string> { ["compiler"] = Compiler, [core] = "", [assembly] = list };
        var audit = AssemblyAudit.Run(new MemoryStream(compiled), AuditPolicy.Embedded, CapabilityLists.Parse(lists, isStrict));
        return [.. audit.Findings.Where(finding => finding.Rule == "THX0907").Select(finding => finding.ToString())];
    }

    /// <summary>Compiles a source, with references beside the platform's and resources if there are any.</summary>
    public static byte[] Compile(
        string source,
        string assembly = Name,
        IEnumerable<MetadataReference>? more = null,
        IEnumerable<ResourceDescription>? resources = null)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: true);
        var compilation = CSharpCompilation.Create(
            assembly, [CSharpSyntaxTree.ParseText(source)], [.. Platform.References, .. more ?? []], options);
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes, manifestResources: resources);
        result.Success.Should().BeTrue(string.Join('\n', result.Diagnostics));
        return bytes.ToArray();
    }
}
