using Microsoft.CodeAnalysis.Testing;
using TelemetryHex.Analyzers.Serialization;

namespace TelemetryHex.Analyzers.Tests.Serialization;

/// <summary>THX0010: what is refused.</summary>
public sealed class OtherJsonTests
{
    private const string Unknown = "an object whose type is not known";

    [Theory]
    [InlineData("JsonSerializer.{|#0:Serialize|}(new Host(\"\"))", "JsonSerializer.Serialize", "Acme.Host")]
    [InlineData("JsonSerializer.{|#0:Serialize<object>|}(report)", "JsonSerializer.Serialize", "object")]
    [InlineData("JsonSerializer.{|#0:Serialize|}(new { report, Environment.MachineName })", "JsonSerializer.Serialize", "<anonymous type: Acme.Payload.Report report, string MachineName>")]
    [InlineData("JsonSerializer.{|#0:Serialize|}(new[] { report })", "JsonSerializer.Serialize", "Acme.Payload.Report[]")]
    [InlineData("JsonSerializer.{|#0:Serialize|}(\"\")", "JsonSerializer.Serialize", "string")]
    [InlineData("JsonSerializer.{|#0:Serialize|}(report, typeof(object))", "JsonSerializer.Serialize", Unknown)]
    [InlineData("JsonSerializer.{|#0:Serialize|}(report, report.GetType(), JsonSerializerOptions.Default)", "JsonSerializer.Serialize", Unknown)]
    [InlineData("JsonSerializer.{|#0:SerializeToUtf8Bytes|}(new Host(\"\"))", "JsonSerializer.SerializeToUtf8Bytes", "Acme.Host")]
    [InlineData("JsonSerializer.{|#0:SerializeToElement|}(new Host(\"\"))", "JsonSerializer.SerializeToElement", "Acme.Host")]
    [InlineData("JsonSerializer.{|#0:SerializeAsync|}(Stream.Null, new Host(\"\"))", "JsonSerializer.SerializeAsync", "Acme.Host")]
    [InlineData("JsonSerializer.{|#0:Deserialize<Host>|}(\"\")", "JsonSerializer.Deserialize", "Acme.Host")]
    [InlineData("(Func<Host, JsonSerializerOptions?, string>)JsonSerializer.{|#0:Serialize|}", "JsonSerializer.Serialize", "Acme.Host")]
    [InlineData("client.{|#0:PostAsJsonAsync|}(\"/\", new Host(\"\"))", "HttpClientJsonExtensions.PostAsJsonAsync", "Acme.Host")]
    [InlineData("client.{|#0:PutAsJsonAsync|}(\"/\", new Host(\"\"))", "HttpClientJsonExtensions.PutAsJsonAsync", "Acme.Host")]
    [InlineData("client?.{|#0:PatchAsJsonAsync|}(\"/\", new Host(\"\"))", "HttpClientJsonExtensions.PatchAsJsonAsync", "Acme.Host")]
    [InlineData("HttpClientJsonExtensions.{|#0:PostAsJsonAsync|}(client, \"/\", new Host(\"\"))", "HttpClientJsonExtensions.PostAsJsonAsync", "Acme.Host")]
    [InlineData("JsonContent.{|#0:Create|}(new Host(\"\"))", "JsonContent.Create", "Acme.Host")]
    [InlineData("JsonContent.{|#0:Create|}(report, typeof(object))", "JsonContent.Create", Unknown)]
    [InlineData("{|#0:new Utf8JsonWriter(Stream.Null)|}", "Utf8JsonWriter..ctor", Unknown)]
    [InlineData("(Utf8JsonWriter){|#0:new(Stream.Null)|}", "Utf8JsonWriter..ctor", Unknown)]
    [InlineData("{|#0:new JsonObject { [\"host\"] = \"\" }|}", "JsonObject..ctor", Unknown)]
    [InlineData("{|#0:new JsonArray()|}", "JsonArray..ctor", Unknown)]
    [InlineData("JsonValue.{|#0:Create|}(\"host\")", "JsonValue.Create", Unknown)]
    [InlineData("JsonNode.{|#0:Parse|}(\"{}\")", "JsonNode.Parse", Unknown)]
    [InlineData("((JsonNode)Environment.MachineName).{|#0:ToJsonString|}()", "JsonNode.ToJsonString", Unknown)]
    [InlineData("{|#0:new System.Runtime.Serialization.Json.DataContractJsonSerializer(typeof(Host))|}", "DataContractJsonSerializer..ctor", Unknown)]
    public Task Everything_that_makes_json_of_something_else_is_refused(string expression, string writer, string type)
        => Verify.Json(InMethod(expression), new DiagnosticResult(Rules.OtherJson).WithLocation(0).WithArguments(writer, type));

    [Fact]
    public Task A_type_parameter_can_stand_for_anything()
        => Verify.Json(
            "using System.Text.Json;\nclass Any { static string Write<T>(T value) => JsonSerializer.{|#0:Serialize|}(value); }",
            new DiagnosticResult(Rules.OtherJson).WithLocation(0).WithArguments("JsonSerializer.Serialize", "T"));

    [Fact]
    public Task What_is_known_only_at_run_time_can_be_anything()
        => Verify.Json("using System.Text.Json;\nclass Any { static object Write(dynamic value) => JsonSerializer.{|THX0010:Serialize|}(value); }");

    [Fact]
    public Task A_static_using_hides_nothing()
        => Verify.Json("using static System.Text.Json.JsonSerializer;\nclass Any { string Write() => {|THX0010:Serialize|}(\"\"); }");

    [Fact]
    public Task An_alias_hides_nothing()
        => Verify.Json("using Writer = System.Text.Json.JsonSerializer;\nclass Any { string Write() => Writer.{|THX0010:Serialize|}(\"\"); }");

    [Theory]
    [InlineData("global using static System.Text.Json.JsonSerializer;", "{|THX0010:Serialize|}(\"\")")]
    [InlineData("global using Writer = System.Text.Json.JsonSerializer;", "Writer.{|THX0010:Serialize|}(\"\")")]
    [InlineData("global using Writer = System.Text.Json.Nodes.JsonArray;", "{|THX0010:new Writer()|}.{|THX0010:ToString|}()")]
    [InlineData("global using static System.Net.Http.Json.JsonContent;", "{|THX0010:Create|}(\"\").ToString()!")]
    public Task A_global_using_in_another_file_hides_nothing(string use, string expression)
        => Verify.Json([use, $"class Any {{ string Write() => {expression}; }}"], exemptions: "");

    [Theory]
    [InlineData("System.Text.\\u004Ason.\\u004AsonSerializer.{|THX0010:Serialize|}(\"\")")]
    [InlineData("System.Text.J\\u0073on.JsonSerializer.{|THX0010:Serialize|}(\"\")")]
    [InlineData("System.Text.\\U0000004Ason.\\U0000004AsonSerializer.{|THX0010:Serialize|}(\"\")")]
    [InlineData("System.Text.Js\u200Don.Js\u200DonSerializer.{|THX0010:Serialize|}(\"\")")] // The compiler skips a joiner in a name.
    [InlineData("System.Text.Js\u00ADon.Js\u00ADonSerializer.{|THX0010:Serialize|}(\"\")")]
    public Task A_name_spelt_with_escapes_or_with_nothing_hides_nothing(string expression)
        => Verify.Json($"class Any {{ string Write() => {expression}; }}");

    [Theory]
    [InlineData(16 * 1024)]
    [InlineData(32 * 1024)]
    public async Task A_name_is_found_wherever_in_a_long_file_it_stands(int place)
    {
        const string Before = "class Any { string Write() => System.Text.";
        for (var shift = -4; shift <= 1; shift++)
        {
            var source = new string(' ', place + shift - Before.Length) + Before + "Json.J\\u0073onSerializer.Serialize(\"\"); }";
            // Without the escape, which would be found by itself.
            var found = await CompilerRun.Findings(CompilerRun.Beside(source.Replace("J\\u0073on", "Json", StringComparison.Ordinal)), GivenFile.Document(Acme.Document()));

            found.Should().ContainSingle().Which.Id.Should().Be("THX0010");
        }
    }

    [Theory]
    [InlineData("[{|#0:JsonSerializable(typeof(Host))|}]", "Acme.Host")]
    [InlineData("[JsonSerializable(typeof(Acme.Payload.Report)), {|#0:JsonSerializableAttribute(typeof(Host[]))|}]", "Acme.Host[]")]
    [InlineData("[{|#0:JsonSerializable(type: typeof(string))|}]", "string")]
    public Task A_context_may_be_made_for_the_report_only(string attribute, string type)
        => Verify.Json(
            $"using System.Text.Json.Serialization;\nnamespace Acme;\npublic sealed record Host(string Name);\n{attribute}\nabstract class Context() : JsonSerializerContext(null);",
            new DiagnosticResult(Rules.OtherJson).WithLocation(0).WithArguments("JsonSerializableAttribute..ctor", type));

    [Fact]
    public Task A_file_that_calls_itself_generated_is_looked_at_too()
        => Verify.Json("// <auto-generated/>\nusing System.Text.Json;\nclass Any { string Write() => JsonSerializer.{|THX0010:Serialize|}(\"\"); }");

    [Fact]
    public Task Each_use_is_refused()
        => Verify.Json(
            "using System.Text.Json;\nclass Any { string Write() => JsonSerializer.{|THX0010:Serialize|}(\"\") + JsonSerializer.{|THX0010:Serialize|}(1); }");

    [Fact]
    public Task In_an_assembly_that_is_not_the_report_s_the_same_holds()
        => Verify.Run<SerializationAnalyzer>(
            "Acme.Host", Acme.Document(), ["using System.Text.Json;\nclass Any { string Write() => JsonSerializer.{|THX0010:Serialize|}(\"\"); }"]);

    private static string InMethod(string expression) =>
        $$"""
        using System;
        using System.IO;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        namespace Acme;
        public sealed record Host(string Name);
        class Any
        {
            object? Write(Acme.Payload.Report report, HttpClient client) => {{expression}};
        }
        """;
}
