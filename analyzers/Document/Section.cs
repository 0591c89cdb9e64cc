namespace TelemetryHex.Analyzers.Document;

/// <summary>The headings whose sections machines read. All others are for people only.</summary>
internal static class Section
{
    public const string Allowlist = "The allowlist";

    public const string Types = "The types";

    public const string Exemptions = "What else is written as JSON";
}
