using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryHex.Analyzers.Tests.Encoding;

public sealed class EncoderGeneratorTests
{
    private const string Mark = "AssemblyMetadata(\"TelemetryHex.PayloadRoot\", \"Acme.Payload.Report\")";

    [Fact]
    public void The_encoder_is_written_once_and_marks_its_assembly()
    {
        var sources = EncoderRun.Sources(CompilerRun.Beside(), GivenFile.Document(Acme.Document()));

        sources.Should().HaveCount(2);
        sources.Should().ContainSingle(source => source.Contains("internal static class ReportEncoder", StringComparison.Ordinal));
        sources.Should().ContainSingle(source => source.Contains(Mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_mark_of_a_compiled_report_closes_its_namespace_above()
    {
        EncoderRun.Driver(GivenFile.Document(Acme.Document())).RunGeneratorsAndUpdateCompilation(CompilerRun.Beside(), out var report, out _);
        var host = CompilerRun.Of("Acme.Host", "namespace Acme.Payload;\npublic sealed record Any(string Host);").AddReferences(report.Compiled());

        (await CompilerRun.Findings(host)).Select(finding => finding.Id).Should().Equal("THX0008");
    }

    [Fact]
    public async Task The_encoder_itself_breaks_no_rule()
    {
        EncoderRun.Driver(GivenFile.Document(Acme.Document())).RunGeneratorsAndUpdateCompilation(CompilerRun.Beside(), out var whole, out _);

        (await CompilerRun.Findings(whole, GivenFile.Document(Acme.Document()))).Should().BeEmpty();
    }

    [Promise(Section.Allowlist, "The encoder is written from the rows, in their order")]
    [Fact]
    public void A_member_without_a_row_has_no_code_that_could_send_it()
    {
        var report = Acme.Report.Replace("public required Word Name", "public required Word HostName { get; init; }\n    public required Word Name", StringComparison.Ordinal);

        EncoderRun.Sources(CompilerRun.Of(Acme.Assembly, Acme.InPayload(report), Acme.Vocabulary), GivenFile.Document(Acme.Document()))
            .Should().Equal(EncoderRun.Sources(CompilerRun.Beside(), GivenFile.Document(Acme.Document()))).And.NotContainMatch("*HostName*");
    }

    [Fact]
    public void Without_a_document_there_is_no_encoder() => EncoderRun.Sources(CompilerRun.Beside()).Should().BeEmpty();

    [Fact]
    public void With_two_documents_there_is_no_encoder()
        => EncoderRun.Sources(CompilerRun.Beside(), GivenFile.Document(Acme.Document()), GivenFile.Document(Acme.Document(), "/acme/other/allowlist.md")).Should().BeEmpty();

    [Fact]
    public void Of_a_document_that_cannot_be_read_there_is_no_encoder()
        => EncoderRun.Sources(CompilerRun.Beside(), new GivenFile(text: null)).Should().BeEmpty();

    [Fact]
    public void Of_a_document_without_a_root_there_is_no_encoder()
        => EncoderRun.Sources(CompilerRun.Beside(), GivenFile.Document(Acme.Document(root: "The root is known."))).Should().BeEmpty();

    [Fact]
    public void Of_a_document_without_rows_there_is_no_encoder()
        => EncoderRun.Sources(CompilerRun.Beside(), GivenFile.Document(Acme.Document(rows: ""))).Should().ContainSingle().Which.Should().Contain(Mark);

    [Theory]
    [InlineData("Acme.Host")]
    [InlineData("ACME")]
    public void In_an_assembly_that_is_not_the_report_s_there_is_no_encoder(string assembly)
        => EncoderRun.Sources(CompilerRun.Of(assembly, Acme.InPayload(Acme.Report), Acme.Vocabulary), GivenFile.Document(Acme.Document())).Should().BeEmpty();

    [Fact]
    public void A_platform_that_cannot_format_utf8_gets_the_mark_and_no_encoder()
        => EncoderRun.Sources(CSharpCompilation.Create(Acme.Assembly), GivenFile.Document(Acme.Document())).Should().ContainSingle().Which.Should().Contain(Mark);

    [Fact]
    public void Another_source_than_the_document_changes_nothing()
        => ReasonsAfter(compilation => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Any;", CompilerRun.Syntax)), document: null)
            .Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);

    [Fact]
    public void A_changed_document_changes_the_encoder()
        => ReasonsAfter(compilation => compilation, Acme.Document(Acme.Rows.Replace("os.cores", "os.threads", StringComparison.Ordinal)))
            .Should().Contain(IncrementalStepRunReason.Modified);

    [Fact]
    public void A_change_of_the_document_s_prose_leaves_the_encoder_as_it_is()
        => ReasonsAfter(compilation => compilation, Acme.Document().Replace("To count installations", "To count them all", StringComparison.Ordinal))
            .Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);

    private static IEnumerable<IncrementalStepRunReason> ReasonsAfter(Func<Compilation, Compilation> change, string? document)
    {
        var file = GivenFile.Document(Acme.Document());
        var driver = EncoderRun.Driver(file).RunGenerators(CompilerRun.Beside());
        if (document is not null)
        {
            driver = driver.ReplaceAdditionalText(file, GivenFile.Document(document));
        }

        return driver.RunGenerators(change(CompilerRun.Beside())).GetRunResult().Results[0].TrackedOutputSteps
            .SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);
    }
}
