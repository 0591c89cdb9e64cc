using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using TelemetryHex.Payload;

namespace TelemetryHex.Core.Tests.Purity;

/// <summary>What the compiler wrote down: a pragma or an attribute in source can silence an analyzer, not this.</summary>
public sealed class CompiledCoreTests
{
    // The compiler's own: it marks `in` parameters with the one, and builds the spans of collection expressions with the other.
    private static readonly string[] WrittenByTheCompiler =
        ["System.Runtime.InteropServices.InAttribute", "System.Runtime.InteropServices.MemoryMarshal"];

    [Fact]
    public void It_references_nothing_but_the_platform()
        => typeof(Report).Assembly.GetReferencedAssemblies().Select(name => name.Name).Should().NotBeEmpty()
            .And.OnlyContain(name => name != null && name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Its_project_has_no_reference_at_run_time()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "core", "TelemetryHex.Core.csproj"));
        var policy = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.targets"));

        project.Descendants().Where(item => item.Name.LocalName is "ProjectReference" or "FrameworkReference" or "Reference" or "Import").Should().BeEmpty();
        project.Descendants("PackageReference").Should().BeEmpty();
        policy.Descendants("PackageReference").Should().OnlyContain(item => (string?)item.Attribute("PrivateAssets") == "all")
            .And.ContainSingle().Which.Attribute("Include")?.Value.Should().Be("Microsoft.CodeAnalysis.BannedApiAnalyzers");
    }

    [Promise(Section.Host, "core has no I/O, no clock, no environment, no randomness")]
    [Fact]
    public void It_names_no_banned_type()
    {
        var banned = BannedSymbol.InCore;

        Read(TypeNames).Except(WrittenByTheCompiler).Where(name => banned.Any(symbol => symbol.BansType(name))).Should().BeEmpty();
        Read(MemberNames).Where(name => name.Contains("MemoryMarshal", StringComparison.Ordinal)).Select(name => name.Split('.')[^1])
            .Should().BeSubsetOf(["CreateSpan", "CreateReadOnlySpan"]);
    }

    [Fact]
    public void It_names_no_banned_member()
    {
        var banned = BannedSymbol.InCore;

        Read(MemberNames).Where(name => banned.Any(symbol => symbol.BansMember(name))).Should().BeEmpty();
    }

    [Promise(Section.Allowlist, "core refers to nothing but what is written down")]
    // Closed: what is not on the list is a question to a reviewer, and what core no longer needs leaves the list.
    [Fact]
    public void It_refers_to_the_types_of_the_written_list_and_to_no_other()
    {
        var written = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Core.Tests", "Purity", "ReferencedTypes.txt"));
        var found = Read(TypeNames);

        found.Should().NotBeEmpty().And.BeSubsetOf(written);
        // A release build has no use for the debugger's two.
        written.Except(found).Should().BeSubsetOf(["System.Diagnostics.DebuggerDisplayAttribute", "System.Diagnostics.DebuggerStepThroughAttribute"]);
    }

    // Were the readers above blind, they would find nothing in any assembly.
    [Fact]
    public void The_same_look_at_these_tests_finds_what_they_use()
    {
        var banned = BannedSymbol.InCore;
        var path = typeof(CompiledCoreTests).Assembly.Location;

        Read(TypeNames, path).Should().Contain("System.IO.File").And.Contain(name => banned.Any(symbol => symbol.BansType(name)));
        Read(MemberNames, path).Should().Contain("System.Threading.Tasks.Task.FromException");
        banned.Count(symbol => symbol.BansMember("System.Guid.CreateVersion7")).Should().Be(2);
        banned.Count(symbol => symbol.BansMember("System.DateTime.get_UtcNow")).Should().Be(1);
        banned.Count(symbol => symbol.BansMember("System.Threading.Tasks.Task.Run")).Should().Be(8);
    }

    private static List<string> Read(Func<MetadataReader, IEnumerable<string>> names, string? path = null)
    {
        using var file = File.OpenRead(path ?? typeof(Report).Assembly.Location);
        using var assembly = new PEReader(file);
        return [.. names(assembly.GetMetadataReader())];
    }

    private static IEnumerable<string> TypeNames(MetadataReader metadata) => metadata.TypeReferences.Select(handle => NameOf(metadata, handle));

    private static IEnumerable<string> MemberNames(MetadataReader metadata)
        => from handle in metadata.MemberReferences
           let member = metadata.GetMemberReference(handle)
           where member.Parent.Kind == HandleKind.TypeReference
           select $"{NameOf(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}";

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
