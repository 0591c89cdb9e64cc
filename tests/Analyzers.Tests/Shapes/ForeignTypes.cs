using static TelemetryHex.Analyzers.Tests.Shapes.Idea;

namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>Something in the payload namespace that is no part of the report, or something else on the wire.</summary>
internal static class ForeignTypes
{
    private static readonly string[] Everywhere =
        ["namespace Acme.Payload;\n@", "namespace Acme.Payload.Below;\n@", "namespace Acme.Payload.Inner.Deeper;\nusing Acme.Payload;\n@"];

    public static IEnumerable<Idea> All =>
    [
        Refuse("a type that the report does not hold",
            "State, code or data to come beside the data: the room holds the report and has no side rooms.",
            Place.Beside, [new("THX0008", "{0}", "Acme.Payload", "Acme.Payload.Report")], [
            Keeps("public sealed record {|#0:Any|}(string Host);"), "internal sealed class {|#0:Any|};",
            "public static class {|#0:Any|} { public static string Host => \"\"; public sealed class Inner; }",
            Keeps("public static class {|#0:Hosts|} { public static string? Name { get; set; } }"),
            "public struct {|#0:Any|};", "public interface {|#0:Any|};", Keeps("public interface {|#0:IHost2|} { string Host { get; } }"),
            "public enum {|#0:Any|};", Keeps("public enum {|#0:Family|} { Linux, Darwin }"),
            "public delegate void {|#0:Any|}();", Keeps("public delegate string {|#0:Namer|}();"), "file sealed class {|#0:Any|};",
            Keeps("file sealed record {|#0:HostInfo|}(string Host);"),
            "public static class {|#0:Any|} { extension(Report report) { public string Host => \"\"; } }",
            Keeps("public static class {|#0:More|} { extension(Report report) { public string Host => Machine.Name; } }"),
            Of("public abstract class {|#0:Any|} : System.Text.Json.Serialization.JsonSerializerContext { protected Any() : base(null) { } }"),
            Keeps(
                """
                public sealed class {|#0:Context|}() : JsonSerializerContext(null)
                {
                    protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                    public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
                }
                """),
            "public sealed partial class {|#0:Any|}; public sealed partial class Any;", "public sealed class {|#0:Report|}<T>;",
            Keeps("public sealed record {|#0:Box|}<T>(T Value);"),
            "public sealed record {|#0:Host|};", "public sealed record {|#0:Host|}(Word Word);",
            "public readonly record struct {|#0:Host|}(int Text);", "public static class {|#0:Host|};", "public enum {|#0:Host|} { A }",
            "public delegate void {|#0:Hosted|}();", "public sealed class {|#0:HostAttribute|} : Attribute;",
            "internal sealed record {|#0:Host|};", "file sealed record {|#0:Host|};", "public sealed record {|#0:Host|}<T>;",
        ]) with { Around = Everywhere, Anywhere = true },
        Refuse("a type that only a static member holds", "It is no part of the report.",
            Place.Payload, [new("THX0008", "OsInfo")], [
            "public sealed record Report(Word Id) { public static OsInfo? {|THX0005:Os|} { get; } } public sealed record {|#0:OsInfo|}(Word Name);",
        ]) with { Rows = "| `id` | word | To count | `abc` |" },
        Refuse("a type of a project above", "It stands beside the report without touching its project.",
            Place.Above, [new("THX0008", "{0}", "Acme.Payload", "Acme.Payload.Report")], [
            Keeps("namespace Acme.Payload; public sealed record {|#0:HostInfo|}(string Host);"),
            Keeps("namespace Acme.Payload.More { public sealed record {|#0:HostInfo|}(string Host); }"),
            Of("namespace Acme.Payload { internal sealed record {|#0:KernelInfo|}; }") with { Built = true },
            "namespace Acme.Payload { public sealed record {|#0:Report2|}(string Host); }\nnamespace Acme.Payload.Inner { class {|THX0008:Any|} { class Inner; } }\nnamespace Acme.Host { class Program; }",
        ]),
        Refuse("a type of a project below", "The report's project refers to it.",
            Place.Beside, [new("THX0008")], [
            Keeps("") with { Below = "namespace Acme.Payload; public sealed record {|THX0008:HostInfo|}(string Host);" },
        ]),
        Refuse("another object as JSON", "The report may be inside, and so is the host.",
            Place.Above, [new("THX0010", "{0}")], [
            Leaks("JsonSerializer.{|#0:Serialize|}(new { report, host = Machine.Name })", "JsonSerializer.Serialize"),
            Leaks("JsonSerializer.{|#0:Serialize|}(new Dictionary<string, object> { [\"report\"] = report, [\"host\"] = Machine.Name })", "JsonSerializer.Serialize"),
            Leaks("JsonSerializer.{|#0:Serialize<object>|}(new { report, host = Machine.Name })", "JsonSerializer.Serialize"),
            Leaks("System.Net.Http.Json.JsonContent.{|#0:Create|}(new { report, host = Machine.Name }).ReadAsStringAsync().Result", "JsonContent.Create"),
            Leaks("Grown(JsonSerializer.{|#0:SerializeToNode|}(report)!)", "JsonSerializer.SerializeToNode"),
            Leaks("Grown(JsonNode.{|#0:Parse|}(JsonSerializer.Serialize(report))!)", "JsonNode.Parse"),
            Leaks("{|#0:new JsonObject { [\"host\"] = Machine.Name }|}.{|THX0010:ToJsonString|}()", "JsonObject..ctor"),
        ]) with { Around =
            [
                """
                namespace Acme.Host;
                public static class Adapter
                {
                    public static string Write(Acme.Payload.Report report) => @;

                    private static string Grown(JsonNode node)
                    {
                        node["host"] = Machine.Name;
                        return node.{|THX0010:ToJsonString|}();
                    }
                }
                """,
            ] },
        Refuse("a writer by hand", "The words of the wire, one by one.",
            Place.Above, [new("THX0010", "Utf8JsonWriter..ctor")], [
            Leaks(
                """
                namespace Acme.Host;
                public static class Adapter
                {
                    public static string Write(Acme.Payload.Report report)
                    {
                        using var stream = new System.IO.MemoryStream();
                        using (var writer = {|#0:new Utf8JsonWriter(stream)|})
                        {
                            writer.WriteStringValue(Machine.Name);
                        }

                        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
                    }
                }
                """),
        ]),
        Refuse("another object as JSON in an adapter", "The same where the wire is.",
            Place.Above, [new("THX0010", "JsonSerializer.Serialize")], [
            Of("namespace Acme.Host; internal static class Extra { public static string Of(object more) => System.Text.Json.JsonSerializer.{|#0:Serialize|}(new { more }); }", "JsonSerializer.Serialize") with { Built = true },
        ]),
    ];

    /// <summary>What may stand beside the payload.</summary>
    public static IEnumerable<Idea> Accepted =>
    [
        Refuse("a type of another namespace", "It is no payload, and the report cannot hold it.",
            Place.Beside, [], [
            "namespace Acme.PayloadTools;\npublic sealed class Any;", "namespace Other.Acme.Payload;\npublic sealed class Any;",
            "namespace Acme;\npublic sealed class Payload2;", "public sealed class Any;",
        ]),
    ];
}
