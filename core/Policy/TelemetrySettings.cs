namespace TelemetryHex.Policy;

/// <summary>The decision: whether telemetry is on, who decided it, and how it runs.</summary>
public sealed record TelemetrySettings
{
    /// <summary>The data directory where no source names one, relative to the product's working directory.</summary>
    public const string DefaultDataDirectory = "./data";

    /// <summary>Whether reports may be made and sent.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>The source and key that decided <see cref="IsEnabled"/>, for a person to read.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>The time between two reports.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Where reports go.</summary>
    public required TelemetryEndpoint Endpoint { get; init; }

    /// <summary>The directory that keeps the instance id.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Every setting that is not what it should be.</summary>
    public required IReadOnlyList<SettingsWarning> Warnings { get; init; }

    /// <summary>
    /// Decides. Any opt-out in any source wins, and what cannot be understood as a yes counts as one: a malformed value, an unknown
    /// key of the section, a source that cannot be read, an endpoint that is none. A malformed interval takes the default.
    /// </summary>
    /// <param name="sources">What each source says, the strongest first: of two intervals, endpoints or directories the first counts.</param>
    public static TelemetrySettings Resolve(IReadOnlyList<SettingsSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new SettingsResolution(sources).Resolve();
    }
}
