namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>Something in the payload namespace that is no part of the report.</summary>
internal static class NamespaceShapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        Stranger("an unused record", "Somebody will use it.", "HostInfo", "public sealed record HostInfo(string Host);"),
        Stranger("a static class", "State beside the data.", "Hosts", "public static class Hosts { public static string? Name { get; set; } }"),
        Stranger("an enumeration", "Words for a member to come.", "Family", "public enum Family { Linux, Darwin }"),
        Stranger("a delegate", "Code to be called with data.", "Namer", "public delegate string Namer();"),
        Stranger("an interface", "A contract for data to come.", "IHost", "public interface IHost { string Host { get; } }"),
        Stranger("a file-local type", "No other file sees it.", "HostInfo", "file sealed record HostInfo(string Host);"),
        Stranger("a generic type", "A box for anything.", "Box", "public sealed record Box<T>(T Value);"),
        Stranger("an extension block", "Members that seem to belong to the type.", "OsInfoMore", "public static class OsInfoMore { extension(OsInfo os) { public string Host => Machine.Name; } }"),
        Stranger("a serializer's context", "It decides what the type looks like on the wire.", "Context", """
            public sealed class Context() : JsonSerializerContext(null)
            {
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            """),
        new("a type of a namespace below", "The room has no side rooms.")
        {
            Rule = "THX0008", Names = "HostInfo'",
            More = "namespace Small.Payload.More; public sealed record HostInfo(string Host);",
        },
        new("a type of another project", "It stands beside the report without touching its project.")
        {
            Rule = "THX0008", Names = "HostInfo'",
            Above = "namespace Small.Payload; public sealed record HostInfo(string Host);",
        },
        new("a type of another project in a namespace below", "The same, a floor further down.")
        {
            Rule = "THX0008", Names = "HostInfo'",
            Above = "namespace Small.Payload.More { public sealed record HostInfo(string Host); }",
        },
        new("a type of a project below", "The report's project refers to it.")
        {
            Rule = "THX0008", Names = "HostInfo'",
            Below = "namespace Small.Payload; public sealed record HostInfo(string Host);",
        },
    ];

    private static Shape Stranger(string name, string about, string type, string source) => new(name, about)
    {
        Rule = "THX0008",
        Names = type + "'",
        More = "namespace Small.Payload; " + source,
    };
}
