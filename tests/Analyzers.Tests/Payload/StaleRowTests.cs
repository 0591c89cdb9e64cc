using Microsoft.CodeAnalysis.Testing;
using TelemetryHex.Analyzers.Payload;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0003.</summary>
public sealed class StaleRowTests
{
    [Fact]
    public Task A_row_without_a_member_is_refused_at_its_path()
        => Verify.Payload(
            "public sealed record Report(Word Id);",
            "| `id` | word | To count | `abc` |\n| {|#0:`cpu.frequency_mhz`|} | count or null | To compare | `3400` |",
            new DiagnosticResult(Rules.StaleRow).WithLocation(0).WithArguments("cpu.frequency_mhz", "Acme.Payload.Report", "Cpu.FrequencyMhz"));

    [Fact]
    public Task A_member_in_another_object_does_not_stand_for_a_row()
        => Verify.Payload(
            "public sealed record Report(OsInfo Os);\npublic sealed record OsInfo(Word Name);",
            "| `os.name` | word | To build | `linux` |\n| {|THX0003:`name`|} | word | To build | `linux` |");

    [Fact]
    public Task A_renamed_member_is_both_without_a_row_and_a_row_without_it()
        => Verify.Payload(
            "public sealed record Report(Word {|THX0002:Identity|});",
            "| {|THX0003:`id`|} | word | To count | `abc` |");

    [Fact]
    public Task A_static_member_does_not_stand_for_a_row()
        => Verify.Payload(
            "public sealed record Report(Word Id)\n{\n    public static Word {|THX0005:Name|} { get; } = Word.Of(\"\");\n}",
            "| `id` | word | To count | `abc` |\n| {|THX0003:`name`|} | word | To build | `linux` |");

    [Fact]
    public Task An_assembly_that_is_not_the_report_s_owes_no_rows()
        => Verify.Run<PayloadAnalyzer>("Acme.Host", Acme.Document(), ["class Program;"]);
}
