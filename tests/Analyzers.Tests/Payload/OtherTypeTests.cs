using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using TelemetryHex.Analyzers.Payload;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0004.</summary>
public sealed class OtherTypeTests
{
    [Theory]
    [InlineData("Word", "count", "word")]
    [InlineData("Count", "word", "count")]
    [InlineData("Word?", "word", "word or null")]
    [InlineData("Word", "word or null", "word")]
    [InlineData("Count?", "count", "count or null")]
    [InlineData("Count", "count or null", "count")]
    [InlineData("bool?", "flag", "flag or null")]
    [InlineData("bool", "flag or null", "flag")]
    [InlineData("int", "large", "small")]
    [InlineData("decimal?", "size or null", "exact or null")]
    public Task A_member_with_another_type_or_nullability_than_its_row_is_refused_at_its_name(string type, string documented, string sent)
        => Verify.Payload(
            // Each type is used once more, so that the document may list it.
            $"public sealed record Report({type} {{|#0:Id|}}, Word Aa, Count Bb, Size Cc, bool Dd, int Ee, long Ff, decimal Gg);",
            $"| `id` | {documented} | To know | `x` |\n{OneRowOfEach}",
            new DiagnosticResult(Rules.OtherType).WithLocation(0).WithArguments("Report.Id", "id", documented, sent));

    [Fact]
    public Task Every_type_in_both_nullabilities_is_accepted_as_its_row_says()
        => Verify.Payload(
            "public sealed record Report(Word Aa, Count Bb, Size Cc, bool Dd, int Ee, long Ff, decimal Gg, Nulls Nulls);\n"
            + "public readonly record struct Nulls(Word? Aa, Count? Bb, Size? Cc, bool? Dd, int? Ee, long? Ff, decimal? Gg);",
            OneRowOfEach + "\n" + OneRowOfEach.Replace("| `", "| `nulls.", StringComparison.Ordinal).Replace(" | To", " or null | To", StringComparison.Ordinal)
                .Replace("`nulls.x`", "`x`", StringComparison.Ordinal));

    [Fact]
    public Task A_member_whose_code_does_not_say_whether_it_may_be_null_is_refused()
        => Verify.Test<PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document("| `id` | word | To know | `x` |\n| `name` | word or null | To know | `x` |\n| `cores` | count or null | To know | `1` |"),
            [Acme.InPayload("public sealed record Report(Word {|#0:Id|}, Word {|#1:Name|}, Count? Cores);"), Acme.Vocabulary],
            [
                new DiagnosticResult(Rules.OtherType).WithLocation(0).WithArguments("Report.Id", "id", "word", "word of unknown nullability"),
                new DiagnosticResult(Rules.OtherType).WithLocation(1).WithArguments("Report.Name", "name", "word or null", "word of unknown nullability"),
            ],
            NullableContextOptions.Disable).RunAsync();

    [Fact]
    public Task An_object_where_the_row_says_a_value_is_refused()
        => Verify.Payload(
            "public sealed record Report(Word Id, OsInfo {|#0:Os|});\npublic sealed record OsInfo(Word Name);",
            "| `id` | word | To count | `x` |\n| `os` | word | To build | `linux` |",
            new DiagnosticResult(Rules.OtherType).WithLocation(0).WithArguments("Report.Os", "os", "word", "OsInfo"));

    private const string OneRowOfEach =
        """
        | `aa` | word | To know | `x` |
        | `bb` | count | To know | `x` |
        | `cc` | size | To know | `x` |
        | `dd` | flag | To know | `x` |
        | `ee` | small | To know | `x` |
        | `ff` | large | To know | `x` |
        | `gg` | exact | To know | `x` |
        """;
}
