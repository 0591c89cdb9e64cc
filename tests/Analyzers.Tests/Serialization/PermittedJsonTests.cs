namespace TelemetryHex.Analyzers.Tests.Serialization;

/// <summary>THX0010: what is not refused.</summary>
public sealed class PermittedJsonTests
{
    private const string Leak = "using System.Text.Json;\nclass Any { string Write() => JsonSerializer.Serialize(\"\"); }";

    [Theory]
    [InlineData("JsonSerializer.Serialize(report)")]
    [InlineData("JsonSerializer.Serialize<Acme.Payload.Report?>(null)")]
    [InlineData("client.PostAsJsonAsync(\"/\", report)")]
    [InlineData("JsonContent.Create(report)")]
    [InlineData("JsonSerializer.Deserialize<Acme.Payload.Report>(\"\")")]
    public Task The_report_may_be_written(string expression) => Verify.Json(InMethod(expression));

    [Theory]
    [InlineData("JsonDocument.Parse(\"{}\").RootElement.GetProperty(\"os\").GetString()")]
    [InlineData("new JsonSerializerOptions()")]
    [InlineData("new JsonException(\"\")")]
    [InlineData("Read()")]
    public Task Json_may_be_read(string expression) => Verify.Json(InMethod(expression));

    [Fact]
    public Task A_context_for_the_report_is_accepted()
        => Verify.Json("using System.Text.Json.Serialization;\n[JsonSerializable(typeof(Acme.Payload.Report))]\nabstract class Context() : JsonSerializerContext(null);");

    [Fact]
    public Task A_type_that_the_document_excepts_may_be_written()
        => Verify.Json(
            [
                "using System.Text.Json;\nnamespace Acme.Cli;\npublic sealed record Status(string Host);\npublic sealed record Other;\n"
                + "class Any { string Write() => JsonSerializer.Serialize(new Status(\"\")) + JsonSerializer.{|THX0010:Serialize|}(new Other()); }",
            ],
            "- type `Acme.Cli.Status` in `Acme`: what is printed.");

    [Fact]
    public Task A_type_that_bears_the_name_of_an_excepted_one_of_another_assembly_may_not()
        => Verify.Json(
            [
                "using System.Text.Json;\nnamespace Acme.Cli;\npublic sealed record Status(string Host);\n"
                + "class Any { string Write() => JsonSerializer.{|THX0010:Serialize|}(new Status(\"\")); }",
            ],
            "- type `Acme.Cli.Status` in `Acme.Cli`: what is printed.");

    [Fact]
    public Task An_assembly_that_the_document_excepts_may_write_anything()
        => Verify.Json([Leak], "- assembly `Acme`: a test.");

    [Theory]
    [InlineData("- assembly `ACME`: another.")]
    [InlineData("- assembly `Acme.Tests`: another.")]
    [InlineData("- type `Acme` in `Acme`: a type of the assembly's name.")]
    public Task Another_assembly_s_exemption_does_not_count(string exemption)
        => Verify.Json([Leak.Replace("Serialize(", "{|THX0010:Serialize|}(", StringComparison.Ordinal)], exemption);

    [Fact]
    public Task A_method_of_the_same_name_elsewhere_is_nobody_s_concern()
        => Verify.Json("namespace Acme;\nstatic class JsonSerializer { public static string Serialize(object value) => \"\"; }\nclass Any { string Write() => JsonSerializer.Serialize(\"\"); }");

    [Fact]
    public async Task Without_a_document_the_payload_analyzer_alone_speaks()
        => (await CompilerRun.Findings(CompilerRun.Beside(Leak))).Should().ContainSingle().Which.Id.Should().Be("THX0001");

    [Fact]
    public async Task A_document_with_faults_closes_what_it_can()
        => (await CompilerRun.Findings(CompilerRun.Beside(Leak), GivenFile.Document(Acme.Document().Replace("| To count installations |", "| - |", StringComparison.Ordinal))))
            .Select(finding => finding.Id).Should().BeEquivalentTo("THX0001", "THX0010");

    private static string InMethod(string expression) =>
        $$"""
        using System;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text.Json;
        class Any
        {
            object? Any1(Acme.Payload.Report report, HttpClient client) => {{expression}};

            static bool Read() => new Utf8JsonReader([]).Read();
        }
        """;
}
