using Microsoft.CodeAnalysis.Testing;
using TelemetryHex.Analyzers.Payload;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0011.</summary>
public sealed class OpenLeafTests
{
    private const string Formats =
        "public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) => throw null!;";

    private const string Shape = "it must be a sealed class or a readonly struct, neither generic, nested nor derived";
    private const string Resolution =
        "it must be a type of 'Acme' outside the payload namespace, or System.Boolean, System.Int32, System.Int64 or System.Decimal in its own JSON type";

    [Theory]
    [InlineData("public sealed class Kind : IUtf8SpanFormattable { private Kind() { } public static Kind? Parse(string text) => null; $ }")]
    [InlineData("public sealed record Kind : IUtf8SpanFormattable { private readonly string _text; private Kind(string text) => _text = text; $ }")]
    [InlineData("public readonly struct Kind : IUtf8SpanFormattable { private Kind(int value) { } public int Value => 1; $ }")]
    [InlineData("public readonly record struct Kind : IUtf8SpanFormattable { private Kind(int value) { } public string Text { get; private init; } $ }")]
    [InlineData("public sealed class Kind : IUtf8SpanFormattable { public Kind(Word word) { } public required Word Word { get; init; } public static implicit operator Kind(Word word) => null!; $ }")]
    [InlineData("public sealed class Kind : IUtf8SpanFormattable { public static implicit operator string(Kind kind) => null!; public const int Max = 1; public static readonly string Name = null!; public static string Any { get; set; } = null!; $ }")]
    public Task A_type_that_others_can_make_only_of_such_types_is_closed(string type) => Refuses(type);

    [Theory]
    [InlineData("public class {|#0:Kind|} : IUtf8SpanFormattable { private Kind() { } $ }")]
    [InlineData("public abstract class {|#0:Kind|} : IUtf8SpanFormattable { private Kind() { } $ }")]
    [InlineData("public struct {|#0:Kind|} : IUtf8SpanFormattable { $ }")]
    [InlineData("public record struct {|#0:Kind|} : IUtf8SpanFormattable { $ }")]
    [InlineData("public interface {|#0:Kind|};")]
    [InlineData("public enum {|#0:Kind|};")]
    [InlineData("public delegate void {|#0:Kind|}();")]
    [InlineData("public class Wide; public sealed class {|#0:Kind|} : Wide, IUtf8SpanFormattable { private Kind() { } $ }")]
    public Task A_type_that_can_be_derived_from_changed_or_anything_is_refused(string type) => Refuses(type, Shape);

    [Theory]
    [InlineData("public sealed class {|#0:Kind|} : IUtf8SpanFormattable { public Kind(string text) { } $ }", ".ctor", "string")]
    [InlineData("public sealed class {|#0:Kind|} : IUtf8SpanFormattable { internal Kind(Word word, string text) { } $ }", ".ctor", "string")]
    [InlineData("public sealed class {|#0:Kind|}(object value) : IUtf8SpanFormattable { public object Value => value; $ }", ".ctor", "object")]
    [InlineData("public sealed class {|#0:Kind|} : IUtf8SpanFormattable { public Kind(ReadOnlySpan<char> text) { } $ }", ".ctor", "ReadOnlySpan<char>")]
    [InlineData("public readonly struct {|#0:Kind|} : IUtf8SpanFormattable { public Kind(int value) { } $ }", ".ctor", "int")]
    [InlineData("public readonly record struct {|#0:Kind|}(string Text) : IUtf8SpanFormattable { $ }", ".ctor", "string")]
    [InlineData("public sealed record {|#0:Kind|}(string Text) : IUtf8SpanFormattable { $ }", ".ctor", "string")]
    [InlineData("public sealed class {|#0:Kind|} : IUtf8SpanFormattable { public required string Text { get; init; } $ }", "Text", "string")]
    [InlineData("public sealed class {|#0:Kind|} : IUtf8SpanFormattable { public string? Text { get; internal set; } $ }", "Text", "string?")]
    [InlineData("public sealed class {|#0:Kind|} : IUtf8SpanFormattable { public string? Text; $ }", "Text", "string?")]
    [InlineData("public sealed class {|#0:Kind|} : IUtf8SpanFormattable { internal readonly string Text = null!; $ }", "Text", "string")]
    [InlineData("public sealed class {|#0:Kind|} : IUtf8SpanFormattable { private Kind() { } public static implicit operator Kind(string text) => null!; $ }", "op_Implicit", "string")]
    [InlineData("public sealed class {|#0:Kind|} : IUtf8SpanFormattable { private Kind() { } public static explicit operator Kind(string text) => null!; $ }", "op_Explicit", "string")]
    public Task A_type_into_which_others_can_put_anything_is_refused(string type, string member, string open)
        => Refuses(type, $"'{member}' lets others put a '{open}' into it; let a parser be the only way in");

    [Theory]
    [InlineData("public sealed class {|#0:Kind|} { private Kind() { } }")]
    [InlineData("public readonly struct {|#0:Kind|} : ISpanFormattable { public string ToString(string? format, IFormatProvider? provider) => \"\"; public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) => throw null!; }")]
    public Task A_type_that_the_encoder_cannot_write_is_refused(string type)
        => Refuses(type, "it must implement System.IUtf8SpanFormattable, by which the encoder writes it");

    [Theory]
    [InlineData("a string", "Acme.Vocabulary.Missing")]
    [InlineData("a string", "System.String")]
    [InlineData("a string", "System.Object")]
    [InlineData("a string", "System.Guid")]
    [InlineData("a string", "System.Int32")]
    [InlineData("a number", "System.Double")]
    [InlineData("a number", "System.Int64")]
    [InlineData("an integer", "System.Decimal")]
    [InlineData("an integer", "System.UInt32")]
    [InlineData("a boolean", "System.Int32")]
    [InlineData("a boolean", "Acme.Vocabulary.Word")]
    [InlineData("a string", "Acme.Payload.OsInfo")]
    [InlineData("a string", "Acme.Payload.Inner.Any")]
    [InlineData("a string", "Acme.Vocabulary.Outer.Inner")]
    [InlineData("a string", "Acme.Vocabulary.Generic")]
    [InlineData("a string", "Microsoft.Win32.SafeHandles.SafeFileHandle")]
    public async Task A_type_that_is_none_of_the_assembly_s_vocabulary_is_refused_at_its_term(string kind, string type)
    {
        var document = Acme.Document(
            "| `id` | count | To count | `1` |\n| {|THX0003:`kind`|} | thing | To know | `x` |", $"- *{{|#0:thing|}}*, {kind}, `{type}`: a thing.");

        await Verify.Run<PayloadAnalyzer>(
            Acme.Assembly,
            document,
            [Acme.InPayload("public sealed record Report(Count Id);"), Acme.Vocabulary, "namespace Acme.Vocabulary;\npublic sealed class Outer { public sealed class Inner; }\npublic sealed class Generic<T>;"],
            new DiagnosticResult(Rules.OpenLeaf).WithLocation(0).WithArguments(type, "thing", Resolution));
    }

    [Fact]
    public async Task A_type_of_a_referenced_assembly_is_none_of_the_report_s_own()
    {
        var test = Verify.Test<PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document("| `id` | count | To count | `1` |\n| `kind` | thing | To know | `x` |", "- *{|THX0011:thing|}*, a string, `Other.Kind`: a thing."),
            [Acme.InPayload("public sealed record Report(Count Id, Other.Kind {|THX0006:Kind|});"), Acme.Vocabulary],
            []);
        test.TestState.AdditionalReferences.Add(CompilerRun.Of("Other", "namespace Other;\npublic sealed class Kind;").Compiled());
        await test.RunAsync();
    }

    private static Task Refuses(string type, params string[] faults)
        => Verify.Run<PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document("| `id` | word | To count | `abc` |\n| `kind` | kind | To know | `x` |", "- *kind*, a string, `Acme.Vocabulary.Kind`: a kind."),
            [
                Acme.InPayload("public sealed record Report(Word Id, Kind Kind);"),
                Acme.Vocabulary,
                "using System;\nnamespace Acme.Vocabulary;\n" + type.Replace("$", Formats, StringComparison.Ordinal),
            ],
            [.. faults.Select(fault => new DiagnosticResult(Rules.OpenLeaf).WithLocation(0).WithArguments("Kind", "kind", fault))]);
}
