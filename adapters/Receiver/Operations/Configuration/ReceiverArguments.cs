namespace TelemetryHex.Receiver.Operations;

/// <summary>What the command line said, as text; null is what it did not say.</summary>
internal sealed record ReceiverArguments
{
    /// <summary>Where the receiver listens: addresses, separated by semicolons.</summary>
    public string? Urls { get; init; }

    /// <summary>The data directory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary><c>on</c> or <c>off</c>.</summary>
    public string? SelfReport { get; init; }

    /// <summary>A JSON file, stronger than those of the working directory.</summary>
    public string? ConfigurationFile { get; init; }
}
