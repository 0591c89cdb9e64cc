namespace TelemetryHex.Cli;

/// <summary>The exit codes.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The report was not delivered, or the audit found a difference.</summary>
    public const int NotDelivered = 1;

    /// <summary>The arguments, the configuration file or standard output cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>Telemetry is off; nothing was done.</summary>
    public const int Off = 3;
}
