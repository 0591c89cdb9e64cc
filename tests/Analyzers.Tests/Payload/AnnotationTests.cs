using Microsoft.CodeAnalysis.Testing;
using TelemetryHex.Analyzers.Payload;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0007.</summary>
public sealed class AnnotationTests
{
    private const string Row = "| `id` | word | To count | `abc` |";

    private const string AnyPlace =
        "namespace Acme.Host;\n[System.AttributeUsage(System.AttributeTargets.All, AllowMultiple = true)]\npublic sealed class AnyAttribute : System.Attribute;";

    [Theory]
    [InlineData("[{|#0:Any|}]\npublic sealed record Report(Word Id);", "Report")]
    [InlineData("public sealed record Report([{|#0:Any|}] Word Id);", "Report..ctor")]
    [InlineData("public sealed record Report([param: {|#0:Any|}] Word Id);", "Report..ctor")]
    [InlineData("public sealed record Report([property: {|#0:Any|}] Word Id);", "Report.Id")]
    [InlineData("public sealed record Report([field: {|#0:Any|}] Word Id);", "Report.<Id>k__BackingField")]
    [InlineData("[method: {|#0:Any|}]\npublic sealed record Report(Word Id);", "Report..ctor")]
    [InlineData("public sealed record Report { [{|#0:Any|}] public Word Id { get; init; } }", "Report.Id")]
    [InlineData("public sealed record Report { [field: {|#0:Any|}] public Word Id { get; init; } }", "Report.<Id>k__BackingField")]
    [InlineData("public sealed record Report { public Word Id { [{|#0:Any|}] get; init; } }", "Report.get_Id")]
    [InlineData("public sealed record Report { public Word Id { [return: {|#0:Any|}] get; init; } }", "Report.get_Id")]
    [InlineData("public sealed record Report { public Word Id { get; [{|#0:Any|}] init; } }", "Report.set_Id")]
    [InlineData("public sealed record Report { public Word Id { get; [param: {|#0:Any|}] init; } }", "Report.set_Id")]
    public Task An_attribute_is_refused_wherever_it_stands(string type, string carrier)
        => Run(type, new DiagnosticResult(Rules.Annotated).WithLocation(0).WithArguments(carrier, "the attribute 'AnyAttribute'"));

    [Fact]
    public Task An_attribute_of_a_type_parameter_is_refused()
        => Verify.Run<PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document("| `os.name` | word | To know | `x` |"),
            [
                Acme.InPayload("public sealed record Report(OsInfo<Word> Os);\npublic sealed record {|THX0005:OsInfo|}<[{|THX0007:Acme.Host.Any|}] T>(Word Name);"),
                Acme.Vocabulary,
                AnyPlace,
            ]);

    [Fact]
    public Task Each_of_several_attributes_is_refused()
        => Run("[{|THX0007:Any|}, {|THX0007:Any|}]\n[{|THX0007:Any|}]\npublic sealed record Report([property: {|THX0007:System.Obsolete|}] Word Id);");

    [Theory]
    [InlineData("[{|THX0007:System.Text.Json.Serialization.JsonConverter(typeof(string))|}]\npublic sealed record Report(Word Id);")]
    [InlineData("public sealed record Report([property: {|THX0007:System.Text.Json.Serialization.JsonPropertyName(\"host\")|}] Word Id);")]
    [InlineData("public sealed record Report([property: {|THX0007:System.Text.Json.Serialization.JsonIgnore|}] Word Id);")]
    [InlineData("public sealed record Report([field: {|THX0007:System.Text.Json.Serialization.JsonInclude|}] Word Id);")]
    [InlineData("[{|THX0007:System.Diagnostics.CodeAnalysis.SuppressMessage(\"Privacy\", \"THX0007\")|}]\npublic sealed record Report(Word Id);")]
    [InlineData("[{|THX0007:System.CodeDom.Compiler.GeneratedCode(\"\", \"\")|}]\npublic sealed record Report(Word Id);")]
    [InlineData("[{|THX0007:System.Runtime.CompilerServices.CompilerGenerated|}]\npublic sealed record Report(Word Id);")]
    public Task No_attribute_is_an_exception(string type) => Run(type);

    [Fact]
    public Task The_attributes_that_the_compiler_adds_are_not_meant()
        => Run("public sealed record Report { public required Word Id { get; init; } }");

    [Theory]
    [InlineData("#if SHIP\n#endif", "#if SHIP")]
    [InlineData("#pragma warning disable CS0000", "#pragma warning disable CS0000")]
    [InlineData("#nullable disable warnings", "#nullable disable warnings")]
    [InlineData("#region Any\n#endregion", "#region Any")]
    [InlineData("#line hidden", "#line hidden")]
    [InlineData("#line 1 \"Other.cs\"", "#line 1 \"Other.cs\"")]
    public async Task A_directive_is_refused_wherever_it_stands_in_the_file(string directive, string shown)
    {
        foreach (var type in new[]
        {
            $"{directive}\npublic sealed record Report(Word Id);",
            $"public sealed record Report(\n{directive}\nWord Id);",
            $"public sealed record Report(Word Id);\n{directive}\n",
        })
        {
            var findings = await CompilerRun.Findings(
                CompilerRun.Of(Acme.Assembly, Acme.InPayload(type), Acme.Vocabulary), GivenFile.Document(Acme.Document(Row)));

            findings.Should().Contain(finding => finding.Id == "THX0007" && finding.GetMessage(null)
                == $"'Report' carries in its file the directive '{shown}', which can change what is sent without a trace in ALLOWLIST.md; remove it");
        }
    }

    [Theory]
    [InlineData("#define SHIP")]
    [InlineData("#undef SHIP")]
    public Task A_directive_at_the_head_of_the_file_is_refused(string directive)
        => Verify.Run<PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document(Row),
            [$"{{|THX0007:{directive}|}}\n{Acme.InPayload("public sealed record Report(Word Id);")}", Acme.Vocabulary]);

    [Fact]
    public Task A_directive_in_another_file_is_nobody_s_concern()
        => Verify.Beside("#if SHIP\n#endif\nnamespace Acme.Host;\n[System.Obsolete]\npublic sealed class Any;");

    private static Task Run(string type, params DiagnosticResult[] expected)
        => Verify.Run<PayloadAnalyzer>(
            Acme.Assembly, Acme.Document(Row), ["using Acme.Host;\n" + Acme.InPayload(type), Acme.Vocabulary, AnyPlace], expected);
}
