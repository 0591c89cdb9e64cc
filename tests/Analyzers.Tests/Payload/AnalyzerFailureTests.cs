using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0009.</summary>
public sealed class AnalyzerFailureTests
{
    [Promise(Section.Allowlist, "Nothing silences that")]
    [Fact]
    public async Task An_exception_is_an_error_of_each_analyzer_and_no_warning_of_the_compiler()
    {
        var document = new GivenFile(text: null, failure: new InvalidOperationException("The disk\r\nis gone."));

        var findings = await CompilerRun.Findings(CompilerRun.Beside(), document);

        findings.Should().HaveCount(2).And.OnlyContain(finding => finding.Id == "THX0009" && finding.Severity == DiagnosticSeverity.Error && finding.Location == Location.None);
        findings.Should().OnlyContain(finding => finding.GetMessage(null)
            == "The analyzer failed, so nothing is known about the payload: System.InvalidOperationException: The disk is gone.");
    }

    [Fact]
    public async Task Where_the_analyzers_can_judge_there_is_no_such_error()
        => (await CompilerRun.Findings(CompilerRun.Beside(), GivenFile.Document(Acme.Document()))).Should().BeEmpty();
}
