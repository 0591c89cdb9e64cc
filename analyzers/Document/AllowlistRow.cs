namespace TelemetryHex.Analyzers.Document;

/// <summary>A row of the table: one value that may be sent.</summary>
/// <param name="Path">Its JSON path, <c>os.name</c>.</param>
/// <param name="Term">Its type, as the document calls it.</param>
/// <param name="MayBeNull">Whether the type cell ends with <c>or null</c>.</param>
/// <param name="Place">The path's cell.</param>
public sealed record AllowlistRow(string Path, string Term, bool MayBeNull, TextPlace Place)
{
    /// <summary>The type cell as it stands in the document.</summary>
    public string Type => MayBeNull ? Term + " or null" : Term;
}
