namespace TelemetryHex.Receiver.Operations;

/// <summary>How the process ends.</summary>
internal static class ExitCode
{
    /// <summary>All that was taken is stored.</summary>
    public const int Done = 0;

    /// <summary>Something failed that is no mistake of the configuration.</summary>
    public const int Failed = 1;

    /// <summary>Arguments, configuration or files that cannot be used.</summary>
    public const int Unusable = 2;
}
