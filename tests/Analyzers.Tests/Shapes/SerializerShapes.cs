namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>A payload as documented, and something else on the wire.</summary>
internal static class SerializerShapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        Adapter("another object beside the report", "The report is inside, and so is the host.", "JsonSerializer.Serialize", "JsonSerializer.Serialize(new { report, host = Machine.Name })"),
        Adapter("a dictionary that holds the report", "The same with fewer types.", "JsonSerializer.Serialize", "JsonSerializer.Serialize(new Dictionary<string, object> { [\"report\"] = report, [\"host\"] = Machine.Name })"),
        Adapter("the report as an object", "What is written is what it is at run time, which nobody knows here.", "JsonSerializer.Serialize", "JsonSerializer.Serialize<object>(new { report, host = Machine.Name })"),
        Adapter("a content of another object", "The way that HTTP clients write JSON.", "JsonContent.Create", "System.Net.Http.Json.JsonContent.Create(new { report, host = Machine.Name }).ReadAsStringAsync().Result"),
        Adapter("the report as a tree that grows", "A report goes in, and more than a report comes out.", "JsonSerializer.SerializeToNode", "Grown(JsonSerializer.SerializeToNode(report)!)"),
        Adapter("a tree read from the report", "The same by way of text.", "JsonNode.Parse", "Grown(JsonNode.Parse(JsonSerializer.Serialize(report))!)"),
        Adapter("a tree of one's own", "No report at all.", "JsonObject..ctor", "new JsonObject { [\"host\"] = Machine.Name }.ToJsonString()"),
        new("a writer by hand", "The words of the wire, one by one.")
        {
            Leaks = true, Rule = "THX0010", Names = "Utf8JsonWriter..ctor",
            Above = """
                namespace Small;
                public static class Adapter
                {
                    public static string Write(Small.Payload.Report report)
                    {
                        using var stream = new System.IO.MemoryStream();
                        using (var writer = new Utf8JsonWriter(stream))
                        {
                            writer.WriteStringValue(Machine.Name);
                        }

                        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
                    }
                }
                """,
        },
    ];

    private static Shape Adapter(string name, string about, string writer, string expression) => new(name, about)
    {
        Leaks = true,
        Rule = "THX0010",
        Names = writer,
        Above = $$"""
            namespace Small;
            public static class Adapter
            {
                public static string Write(Small.Payload.Report report) => {{expression}};

                private static string Grown(JsonNode node)
                {
                    node["host"] = Machine.Name;
                    return node.ToJsonString();
                }
            }
            """,
    };
}
