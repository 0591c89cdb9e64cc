using Microsoft.CodeAnalysis.Testing;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0005, at the type.</summary>
public sealed class PlainTypeTests
{
    private const string Rows = "| `id` | word | To count | `abc` |\n| `os.name` | word | To build | `linux` |";
    private const string Kind = "it must be a sealed record or a readonly record struct";
    private const string Declaration = "it is declared once, with no modifier but 'public', 'internal', 'sealed' and 'readonly'";

    [Theory]
    [InlineData("public sealed record OsInfo(Word Name);")]
    [InlineData("public sealed record class OsInfo(Word Name);")]
    [InlineData("public readonly record struct OsInfo(Word Name);")]
    [InlineData("public sealed record OsInfo { public required Word Name { get; init; } }")]
    [InlineData("public readonly record struct OsInfo { public Word Name { get; init; } }")]
    [InlineData("public readonly record struct OsInfo { public Word Name { get; } }")]
    public Task Sealed_records_and_readonly_record_structs_are_plain_data(string type) => Refuses(type);

    [Theory]
    [InlineData("public record {|#0:OsInfo|}(Word Name);")]
    [InlineData("public record struct {|#0:OsInfo|}(Word Name);")]
    public Task A_record_that_can_be_derived_from_or_changed_is_refused(string type) => Refuses(type, Kind);

    [Theory]
    [InlineData("public abstract record {|#0:OsInfo|}(Word Name);")]
    [InlineData("public sealed class {|#0:OsInfo|} { public required Word Name { get; init; } }")]
    [InlineData("public readonly struct {|#0:OsInfo|} { public required Word Name { get; init; } }")]
    [InlineData("public struct {|#0:OsInfo|} { public required Word Name { get; init; } }")]
    [InlineData("public interface {|#0:OsInfo|} { public Word Name { get; init; } }")]
    public Task A_type_that_is_no_record_or_abstract_is_refused(string type) => Refuses(type, Kind, Declaration);

    [Theory]
    [InlineData("public sealed unsafe record {|#0:OsInfo|}(Word Name);")]
    [InlineData("public sealed partial record {|#0:OsInfo|}(Word Name);")]
    [InlineData("public sealed partial record {|#0:OsInfo|} { public required Word Name { get; init; } }\npublic sealed partial record OsInfo;")]
    public Task Every_other_modifier_is_refused(string type) => Refuses(type, Declaration);

    [Fact]
    public Task A_report_of_one_file_is_none()
        => Verify.Run<Analyzers.Payload.PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document("| {|THX0003:`id`|} | word | To count | `abc` |", root: $"{{|THX0001:{Acme.RootLine}|}}"),
            [Acme.InPayload("file sealed record {|THX0008:Report|}(Word Id);"), Acme.Vocabulary]);

    [Fact]
    public Task A_base_is_refused()
        => Verify.Run<Analyzers.Payload.PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document(Rows),
            [
                Acme.InPayload("public sealed record Report(Word Id, OsInfo Os);\npublic sealed record {|#0:OsInfo|}(Word Name) : Acme.Host.Wide;"),
                Acme.Vocabulary,
                "namespace Acme.Host { public record Wide { public string Machine => \"\"; } }",
            ],
            new DiagnosticResult(Rules.NotPlainData).WithLocation(0).WithArguments("OsInfo", "its base 'Wide' may bring members along"),
            new DiagnosticResult(Rules.NotPlainData).WithLocation(0).WithArguments("OsInfo", "its interface 'IEquatable' may change how it is written"));

    [Theory]
    [InlineData("System.IDisposable", "IDisposable", "public void {|THX0005:Dispose|}() { }")]
    [InlineData("System.IEquatable<Word>", "IEquatable", "public bool {|THX0005:Equals|}(Word? word) => true;")]
    [InlineData("System.Text.Json.Serialization.IJsonOnSerializing", "IJsonOnSerializing", "public void {|THX0005:OnSerializing|}() { }")]
    public Task An_interface_is_refused(string declared, string name, string body)
        => Refuses($"public sealed record {{|#0:OsInfo|}}(Word Name) : {declared} {{ {body} }}", $"its interface '{name}' may change how it is written");

    [Fact]
    public Task A_generic_type_is_refused()
        => Verify.Payload(
            "public sealed record Report(Word Id, OsInfo<Word> Os);\npublic sealed record {|#0:OsInfo|}<T>(Word Name);",
            Rows,
            new DiagnosticResult(Rules.NotPlainData).WithLocation(0).WithArguments("OsInfo", "it is generic, so what it holds is decided elsewhere"));

    [Fact]
    public Task A_nested_type_is_a_member_that_no_payload_type_has()
        => Verify.Payload(
            "public sealed record Report(Word Id, Report.OsInfo Os)\n{\n    public sealed record {|#0:OsInfo|}(Word Name);\n}",
            Rows,
            new DiagnosticResult(Rules.NotPlainData).WithLocation(0).WithArguments("Report.OsInfo", "a payload type has public auto-properties and no other member"));

    [Fact]
    public Task A_nested_type_is_held_to_every_rule_itself()
        => Verify.Payload(
            "public sealed record Report(Word Id, Report.OsInfo Os)\n{\n    public record {|THX0005:{|THX0005:OsInfo|}|}(Word Name, string {|THX0002:{|THX0006:Host|}|});\n}",
            Rows);

    [Fact]
    public Task A_type_that_is_part_of_itself_is_refused()
        => Verify.Payload(
            "public sealed record Report(Word Id, OsInfo Os);\npublic sealed record OsInfo(Word Name, OsInfo {|#0:Next|});",
            Rows + "\n| {|THX0003:`os.next.name`|} | word | To know | `x` |",
            new DiagnosticResult(Rules.NotPlainData).WithLocation(0).WithArguments("OsInfo.Next", "it holds a type that it is part of"));

    [Fact]
    public Task A_type_that_is_part_of_itself_across_another_is_refused()
        => Verify.Payload(
            "public sealed record Report(Word Id, OsInfo Os);\npublic sealed record OsInfo(Word Name, Family Family);\npublic sealed record Family(OsInfo {|THX0005:First|});",
            Rows + "\n| {|THX0003:`os.family.first.name`|} | word | To know | `x` |");

    private static Task Refuses(string type, params string[] faults)
        => Verify.Payload(
            "public sealed record Report(Word Id, OsInfo Os);\n" + type,
            Rows,
            [.. faults.Select(fault => new DiagnosticResult(Rules.NotPlainData).WithLocation(0).WithArguments("OsInfo", fault))]);
}
