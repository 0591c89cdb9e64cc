namespace TelemetryHex.Analyzers.Document;

/// <summary>The headings under which the document speaks to machines. Under all others it speaks to people only.</summary>
internal static class Section
{
    public const string Allowlist = "The allowlist";

    public const string Types = "The types";

    public const string Exemptions = "What else is written as JSON";
}
