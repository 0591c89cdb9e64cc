using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using TelemetryHex.Analyzers.Payload;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0008.</summary>
public sealed class StrangerTests
{
    private const string Marker = "[assembly: System.Reflection.AssemblyMetadata(\"TelemetryHex.PayloadRoot\", \"Acme.Payload.Report\")]\n";

    [Theory]
    [InlineData("public sealed record {|THX0008:Any|}(string Host);")]
    [InlineData("internal sealed class {|THX0008:Any|};")]
    [InlineData("public static class {|THX0008:Any|} { public static string Host => \"\"; public sealed class Inner; }")]
    [InlineData("public struct {|THX0008:Any|};")]
    [InlineData("public interface {|THX0008:Any|};")]
    [InlineData("public enum {|THX0008:Any|};")]
    [InlineData("public delegate void {|THX0008:Any|}();")]
    [InlineData("file sealed class {|THX0008:Any|};")]
    [InlineData("public static class {|THX0008:Any|} { extension(Report report) { public string Host => \"\"; } }")]
    [InlineData("public abstract class {|THX0008:Any|} : System.Text.Json.Serialization.JsonSerializerContext { protected Any() : base(null) { } }")]
    [InlineData("public sealed partial class {|THX0008:Any|}; public sealed partial class Any;")]
    [InlineData("public sealed class {|THX0008:Report|}<T>;")]
    public async Task A_type_that_the_report_does_not_hold_is_refused_whatever_it_is(string type)
    {
        await Verify.Beside("namespace Acme.Payload;\n" + type);
        await Verify.Beside("namespace Acme.Payload.Inner.Deeper;\nusing Acme.Payload;\n" + type);
    }

    [Fact]
    public Task The_message_names_the_type_the_namespace_and_the_report()
        => Verify.Beside(
            "namespace Acme.Payload.Inner;\npublic sealed class {|#0:Any|};",
            new DiagnosticResult(Rules.ForeignType).WithLocation(0).WithArguments("Any", "Acme.Payload", "Acme.Payload.Report"));

    [Theory]
    [InlineData("namespace Acme.PayloadTools;\npublic sealed class Any;")]
    [InlineData("namespace Other.Acme.Payload;\npublic sealed class Any;")]
    [InlineData("namespace Acme;\npublic sealed class Payload2;")]
    [InlineData("public sealed class Any;")]
    public Task A_type_of_another_namespace_is_nobody_s_concern(string source) => Verify.Beside(source);

    [Fact]
    public Task A_type_that_only_a_static_member_holds_is_no_part_of_the_report()
        => Verify.Payload(
            "public sealed record Report(Word Id)\n{\n    public static OsInfo? {|THX0005:Os|} { get; }\n}\npublic sealed record {|THX0008:OsInfo|}(Word Name);",
            "| `id` | word | To count | `abc` |");

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

    private static MetadataReference MarkedReport() => CompilerRun.Of("Acme", Marker).Compiled();
}
