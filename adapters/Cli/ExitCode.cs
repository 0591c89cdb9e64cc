namespace TelemetryHex.Cli;

/// <summary>What the command line answers its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The report was not delivered.</summary>
    public const int NotDelivered = 1;

    /// <summary>The arguments, the configuration file or standard output cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>Telemetry is off, so that nothing was done.</summary>
    public const int Off = 3;
}
