namespace TelemetryHex.Hosting;

/// <summary>
/// The settings that a host gives in code, through the Options pattern: <c>services.Configure&lt;TelemetryOptions&gt;(o =&gt; …)</c>.
/// They are stronger than the environment and the configuration, except that an opt-out anywhere always wins.
/// </summary>
public sealed class TelemetryOptions
{
    /// <summary>False turns telemetry off; true leaves the decision to the environment and the configuration.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Seconds between two reports, 60 to 2,592,000; null leaves it to the environment and the configuration.</summary>
    public int? IntervalSeconds { get; set; }

    /// <summary>The receiver: https, or http on a loopback host; null leaves it to the environment and the configuration.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The directory that keeps the instance id; null leaves it to the environment and the configuration.</summary>
    public string? DataDirectory { get; set; }
}
