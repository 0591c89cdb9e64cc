using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using TelemetryHex.Analyzers.Payload;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0008 beside other assemblies, with and without documents of their own.</summary>
public sealed class StrangerTests
{
    private const string Marker = "[assembly: System.Reflection.AssemblyMetadata(\"TelemetryHex.PayloadRoot\", \"Acme.Payload.Report\")]\n";

    [Fact]
    public Task In_an_assembly_that_is_not_the_report_s_every_type_is_refused()
        => Verify.Run<PayloadAnalyzer>(
            "Acme.Host",
            Acme.Document(),
            ["namespace Acme.Payload { public sealed record {|#0:Report|}(string Host); }\nnamespace Acme.Payload.Inner { class {|#1:Any|} { class Inner; } }\nnamespace Acme.Host { class Program; }"],
            new DiagnosticResult(Rules.ForeignType).WithLocation(0).WithArguments("Report", "Acme.Payload", "Acme.Payload.Report"),
            new DiagnosticResult(Rules.ForeignType).WithLocation(1).WithArguments("Any", "Acme.Payload", "Acme.Payload.Report"));

    [Fact]
    public async Task A_project_without_the_document_is_held_by_the_assembly_that_it_references()
    {
        var host = CompilerRun.Of("Acme.Host", "namespace Acme.Payload;\npublic sealed record Any(string Host);").AddReferences(MarkedReport());

        var findings = await CompilerRun.Findings(host);

        findings.Should().ContainSingle().Which.GetMessage(null).Should().Be(
            "'Any' stands in the payload namespace 'Acme.Payload' and is no part of the report 'Acme.Payload.Report'; move it elsewhere");
        findings[0].Id.Should().Be("THX0008");
    }

    [Fact]
    public async Task A_project_without_the_document_and_without_payload_types_is_accepted()
        => (await CompilerRun.Findings(CompilerRun.Of("Acme.Host", "class Program;").AddReferences(MarkedReport()))).Should().BeEmpty();

    [Fact]
    public async Task A_document_of_a_report_of_its_own_does_not_open_another_s_namespace()
    {
        var report = CompilerRun.Of("Other", "namespace Other.Payload;\npublic sealed record Report(Acme.Vocabulary.Word Id, Acme.Vocabulary.Count Cores);", Acme.Vocabulary,
            "namespace Acme.Payload;\npublic sealed record Any(string Host);").AddReferences(MarkedReport());
        var document = Acme.Document("| `id` | word | To count | `x` |\n| `cores` | count | To know | `1` |", root: "Root: `Other.Payload.Report` in `Other`");

        (await CompilerRun.Findings(report, GivenFile.Document(document))).Should().ContainSingle().Which.Id.Should().Be("THX0008");
    }

    [Fact]
    public async Task The_same_namespace_is_refused_once_where_both_the_document_and_a_reference_close_it()
    {
        var host = CompilerRun.Of("Acme.Host", "namespace Acme.Payload;\npublic sealed record Any(string Host);").AddReferences(MarkedReport());

        (await CompilerRun.Findings(host, GivenFile.Document(Acme.Document()))).Should().ContainSingle().Which.Id.Should().Be("THX0008");
    }

    [Theory]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"Other\", \"Acme.Payload.Report\")]")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"TelemetryHex.PayloadRoot\", \"Report\")]")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"TelemetryHex.PayloadRoot\", null)]")]
    [InlineData("[assembly: System.Reflection.AssemblyProduct(\"TelemetryHex.PayloadRoot\")]")]
    public async Task Where_neither_a_document_nor_a_reference_says_what_is_sent_the_build_fails(string other)
        => (await CompilerRun.Findings(CompilerRun.Of("Acme.Host").AddReferences(CompilerRun.Of("Acme", other).Compiled())))
            .Should().ContainSingle().Which.Id.Should().Be("THX0001");

    [Fact]
    public Task An_assembly_that_is_not_the_report_s_owes_no_rows()
        => Verify.Run<PayloadAnalyzer>("Acme.Host", Acme.Document(), ["class Program;"]);

    private static MetadataReference MarkedReport() => CompilerRun.Of("Acme", Marker).Compiled();
}
