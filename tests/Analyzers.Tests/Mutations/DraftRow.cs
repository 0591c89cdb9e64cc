namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>A row of a document.</summary>
internal sealed class DraftRow(string path, string type)
{
    public string Path { get; set; } = path;

    public string Type { get; set; } = type;

    public string Why { get; set; } = "To know it";

    public string Example { get; set; } = "`1`";

    /// <summary>What stands around the row; <c>{0}</c> is the row.</summary>
    public string Around { get; set; } = "{0}";

    public string Text() => Around.Replace("{0}", $"| `{Path}` | {Type} | {Why} | {Example} |", StringComparison.Ordinal);
}
