using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using TelemetryHex.Analyzers.Tests.Document;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0001: the file, and its faults at their lines. The grammar itself is tested in Document/.</summary>
public sealed class AllowlistFileTests
{
    [Promise(
        Section.Allowlist,
        "A member without a row, a row without a member, another type or name, an unreadable or missing document: each fails the "
        + "build")]
    [Fact]
    public async Task A_missing_document_is_an_error_of_the_build()
        => await Only("it is missing; give the build the document as the additional file ALLOWLIST.md");

    [Fact]
    public async Task Two_documents_are_no_law()
        => await Only(
            "there are 2 of them, and only one can be law: /acme/ALLOWLIST.md, /acme/other/allowlist.md",
            GivenFile.Document(Acme.Document()),
            GivenFile.Document(Acme.Document(), "/acme/other/allowlist.md"));

    [Fact]
    public async Task A_document_that_cannot_be_read_is_an_error()
        => await Only("'/acme/ALLOWLIST.md' cannot be read", new GivenFile(text: null));

    [Fact]
    public async Task Another_file_is_not_taken_for_the_document()
        => await Only("it is missing; give the build the document as the additional file ALLOWLIST.md", GivenFile.Document(Acme.Document(), "/acme/ALLOWLIST.md.txt"));

    [Theory]
    [InlineData("/acme/allowlist.MD")]
    [InlineData("ALLOWLIST.md")]
    public async Task The_case_of_the_file_s_name_does_not_count(string path)
        => (await CompilerRun.Findings(CompilerRun.Beside(), GivenFile.Document(Acme.Document(), path))).Should().BeEmpty();

    [Fact]
    public Task A_fault_is_shown_at_its_line_and_column_in_the_file()
        => Verify.Document(
            Acme.Document("| {|#0:`ID`|} | word | {|#1:-|} | `abc` |\n| `id` | word | To count | `abc` |\n| `os.name` | word | To build | `x` |\n| `os.cores` | count or null | To choose | `8` |"),
            new DiagnosticResult(Rules.UnreadableAllowlist).WithLocation(0).WithArguments(
                "A path is written as `os.name`: words of at least two of a-z and 0-9, joined by '_', parts joined by '.', all between backticks."),
            new DiagnosticResult(Rules.UnreadableAllowlist).WithLocation(1).WithArguments(
                "The row does not say why the value is collected. Write it; adding a row is a privacy decision and wants a reviewer."));

    [Fact]
    public async Task A_fault_at_the_end_of_the_file_has_a_place_there()
    {
        var document = Marked.Document(Acme.RootLine, "The root is known.");

        var finding = (await CompilerRun.Findings(CompilerRun.Beside(), GivenFile.Document(document))).Should().ContainSingle().Subject;

        finding.Location.GetLineSpan().Path.Should().Be("/acme/ALLOWLIST.md");
        finding.Location.GetLineSpan().StartLinePosition.Should().Be(new LinePosition(document.Split('\n').Length - 1, 0));
        finding.GetMessage(null).Should().Be("ALLOWLIST.md: The document names no root. Write a line: Root: `Namespace.Type` in `Assembly`.");
    }

    [Theory]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    [InlineData("\r")]
    public async Task Characters_that_end_a_line_elsewhere_move_no_later_fault(string character)
    {
        var document = Marked.Document("# What is sent", $"# What{character}{character}{character} is sent").Replace("| `8` |", "| 8 |", StringComparison.Ordinal);

        var findings = await CompilerRun.Findings(CompilerRun.Beside(), GivenFile.Document(document));

        findings.Should().HaveCount(2).And.OnlyContain(finding => finding.Id == "THX0001");
        findings.Select(finding => document.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length)).Should().Equal(character, "8");
    }

    [Fact]
    public Task A_root_that_the_assembly_does_not_declare_is_an_error()
        => Verify.Document(
            Acme.Document().Replace(Acme.RootLine, "{|#0:Root: `Acme.Sent.Report` in `Acme`|}", StringComparison.Ordinal)
                .Replace("`id`", "{|THX0003:`id`|}", StringComparison.Ordinal)
                .Replace("`os.name`", "{|THX0003:`os.name`|}", StringComparison.Ordinal)
                .Replace("`os.cores`", "{|THX0003:`os.cores`|}", StringComparison.Ordinal),
            new DiagnosticResult(Rules.UnreadableAllowlist).WithLocation(0).WithArguments(
                "the assembly 'Acme' declares no type 'Acme.Sent.Report'; name the report's type"));

    [Fact]
    public Task A_report_of_one_file_is_none()
        => Verify.Run<Analyzers.Payload.PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document("| {|THX0003:`id`|} | word | To count | `abc` |", root: $"{{|THX0001:{Acme.RootLine}|}}"),
            [Acme.InPayload("file sealed record {|THX0008:Report|}(Word Id);"), Acme.Vocabulary]);

    [Fact]
    public async Task An_assembly_in_another_case_is_an_error_and_not_another_assembly()
    {
        var findings = await CompilerRun.Findings(CompilerRun.Of("ACME", Acme.Vocabulary), GivenFile.Document(Acme.Document()));

        findings.Should().ContainSingle().Which.GetMessage(null).Should().Be("ALLOWLIST.md: the assembly is spelt 'ACME'");
        findings[0].Location.GetLineSpan().StartLinePosition.Line.Should().Be(4);
    }

    [Fact]
    public async Task A_project_that_says_another_payload_namespace_disagrees_with_the_document()
    {
        var findings = await CompilerRun.Findings(CompilerRun.Beside(), [GivenFile.Document(Acme.Document())], [], payloadNamespace: "Acme.Sent");

        findings.Should().ContainSingle().Which.GetMessage(null).Should().Be(
            "ALLOWLIST.md: its root lies in 'Acme.Payload', and the project's TelemetryPayloadNamespace is 'Acme.Sent'; write the same in both");
        findings[0].Location.GetLineSpan().StartLinePosition.Line.Should().Be(4);
    }

    [Theory]
    [InlineData("Acme.Payload")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_project_may_say_the_same_namespace_or_none(string? payloadNamespace)
        => (await CompilerRun.Findings(CompilerRun.Beside(), [GivenFile.Document(Acme.Document())], [], payloadNamespace)).Should().BeEmpty();

    [Fact]
    public async Task A_project_that_says_its_payload_namespace_needs_the_document()
        => (await CompilerRun.Findings(CompilerRun.Of("Acme.Host"), [], [], "Acme.Payload")).Should().ContainSingle().Which.Id.Should().Be("THX0001");

    [Fact]
    public async Task A_byte_order_mark_is_not_part_of_the_text()
    {
        using var bytes = new MemoryStream([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Acme.Document())]);

        (await CompilerRun.Findings(CompilerRun.Beside(), new GivenFile(SourceText.From(bytes)))).Should().BeEmpty();
    }

    [Fact]
    public async Task Windows_line_ends_are_not_part_of_the_text()
        => (await CompilerRun.Findings(CompilerRun.Beside(), GivenFile.Document(Acme.Document().ReplaceLineEndings("\r\n")))).Should().BeEmpty();

    private static async Task Only(string message, params AdditionalText[] files)
    {
        var findings = await CompilerRun.Findings(CompilerRun.Beside(), files);

        findings.Should().ContainSingle().Which.GetMessage(null).Should().Be("ALLOWLIST.md: " + message);
        findings[0].Should().Match<Diagnostic>(finding => finding.Id == "THX0001" && finding.Location == Location.None && finding.Severity == DiagnosticSeverity.Error);
    }
}
