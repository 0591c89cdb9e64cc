using System.Text.Json;

namespace TelemetryHex.SystemTests;

/// <summary>The paths of a document's leaves, in its order.</summary>
internal static class JsonPaths
{
    public static IReadOnlyList<string> Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Leaves(document.RootElement, "")];
    }

    private static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(member => Leaves(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}"))
        : [path];
}
