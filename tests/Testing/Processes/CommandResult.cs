namespace TelemetryHex.Testing;

/// <summary>How a program ended, and all that it printed: standard output, then standard error.</summary>
public sealed record CommandResult(int ExitCode, string Output);
