namespace TelemetryHex.Policy;

/// <summary>The decision: whether telemetry is on, which source decided it, and how telemetry runs.</summary>
public sealed record TelemetrySettings
{
    /// <summary>The data directory if no source names one, relative to the product's working directory.</summary>
    public const string DefaultDataDirectory = "./data";

    /// <summary>Whether reports may be made and sent.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>The source and key that decided <see cref="IsEnabled"/>, for people.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>The time between two reports.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The address for reports.</summary>
    public required TelemetryEndpoint Endpoint { get; init; }

    /// <summary>The directory that keeps the instance id.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>One warning for each faulty setting.</summary>
    public required IReadOnlyList<SettingsWarning> Warnings { get; init; }

    /// <summary>
    /// Decides. An opt-out in any source wins. As opt-outs count a malformed value, an unknown key of the section, an unreadable source,
    /// an endpoint or a data directory that cannot be used. A malformed interval takes the default.
    /// </summary>
    /// <param name="sources">The sources, the strongest first: of two intervals, endpoints or directories the first counts.</param>
    public static TelemetrySettings Resolve(IReadOnlyList<SettingsSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new SettingsResolution(sources).Resolve();
    }
}
