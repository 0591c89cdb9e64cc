namespace TelemetryHex.Testing;

/// <summary>The sections of tests/CONTRACT.md.</summary>
public static class Section
{
    public const string Report = "The report";
    public const string Consent = "Consent and configuration";
    public const string Transmission = "Schedule and transmission";
    public const string LogLines = "Log lines";
    public const string InstanceId = "The instance id";
    public const string Allowlist = "The allowlist";
    public const string CommandLine = "The command line";
    public const string Host = "The host";
    public const string Porting = "Porting";
    public const string Receiving = "The receiving end";
    public const string Documents = "The documents";

    /// <summary>All of them, as the document has them.</summary>
    public static IReadOnlyList<string> InOrder { get; } =
        [Report, Consent, Transmission, LogLines, InstanceId, Allowlist, CommandLine, Host, Porting, Receiving, Documents];
}
