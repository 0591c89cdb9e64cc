using Microsoft.CodeAnalysis.Testing;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0006.</summary>
public sealed class OpenTypeTests
{
    [Theory]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("object")]
    [InlineData("dynamic")]
    [InlineData("char")]
    [InlineData("byte")]
    [InlineData("int")]
    [InlineData("double")]
    [InlineData("System.DateTime")]
    [InlineData("System.Guid")]
    [InlineData("System.Version")]
    [InlineData("System.IntPtr")]
    [InlineData("System.DayOfWeek")]
    [InlineData("System.Action")]
    [InlineData("System.IFormattable")]
    [InlineData("System.Collections.Generic.Dictionary<string, string>")]
    [InlineData("System.Collections.Generic.List<Word>")]
    [InlineData("System.Collections.Generic.IReadOnlyList<Word>")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("System.Text.Json.Nodes.JsonNode")]
    [InlineData("System.Lazy<Word>")]
    [InlineData("System.ReadOnlyMemory<byte>")]
    [InlineData("Word[]")]
    [InlineData("(Word Name, Word Family)")]
    [InlineData("nint")]
    [InlineData("Size")]
    public Task A_type_that_the_document_does_not_list_is_refused_even_where_the_path_has_a_row(string type)
        => Verify.Payload(
            $"public sealed record Report(Word Id, {type} {{|THX0006:Extra|}});",
            "| `id` | word | To count | `abc` |\n| `extra` | word | To know | `x` |");

    [Fact]
    public Task The_message_names_the_member_its_path_and_its_type()
        => Verify.Payload(
            "public sealed record Report(Word Id, System.Collections.Generic.Dictionary<string, object?> {|#0:ExtraData|});",
            "| `id` | word | To count | `abc` |\n| `extra_data` | word | To know | `x` |",
            new DiagnosticResult(Rules.OpenType).WithLocation(0).WithArguments("Report.ExtraData", "extra_data", "Dictionary<string, object?>"));

    [Fact]
    public Task An_open_type_without_a_row_breaks_two_rules()
        => Verify.Payload("public sealed record Report(Word Id, string {|THX0002:{|THX0006:Host|}|});", "| `id` | word | To count | `abc` |");

    [Theory]
    [InlineData("namespace Acme.Host { public enum Kind; }", "Acme.Host.Kind")]
    [InlineData("namespace Acme.Host { public sealed record Kind(string Name); }", "Acme.Host.Kind")]
    [InlineData("namespace System { public readonly struct Guid; }", "System.Guid")]
    [InlineData("namespace Acme.Vocabulary.Inner { public sealed class Word; }", "Acme.Vocabulary.Inner.Word")]
    public Task A_type_of_the_assembly_s_own_is_open_unless_it_is_listed(string declaration, string type)
        => Verify.Run<TelemetryHex.Analyzers.Payload.PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document("| `id` | word | To count | `abc` |\n| `extra` | word | To know | `x` |"),
            [Acme.InPayload($"public sealed record Report(Word Id, {type} {{|THX0006:Extra|}});"), Acme.Vocabulary, declaration]);

    [Fact]
    public Task An_alias_that_looks_like_a_listed_type_is_what_it_stands_for()
        => Verify.Run<TelemetryHex.Analyzers.Payload.PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document("| `id` | word | To count | `abc` |\n| `extra` | word | To know | `x` |"),
            [
                "namespace Acme.Payload;\npublic sealed record Report(Acme.Vocabulary.Word Id, Word {|THX0006:Extra|});",
                "global using Word = System.String;",
                Acme.Vocabulary,
            ]);

    [Fact]
    public Task A_type_of_the_payload_namespace_in_another_assembly_is_open()
    {
        var test = Verify.Test<TelemetryHex.Analyzers.Payload.PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document("| `id` | word | To count | `abc` |\n| `extra` | word | To know | `x` |"),
            [Acme.InPayload("public sealed record Report(Word Id, OsInfo {|THX0006:Extra|});"), Acme.Vocabulary],
            []);
        test.TestState.AdditionalReferences.Add(CompilerRun.Of("Other", "namespace Acme.Payload;\npublic sealed record OsInfo(string Name);").Compiled());
        return test.RunAsync();
    }
}
