namespace TelemetryHex.Policy;

/// <summary>The kind of a step.</summary>
public enum CollectionStepKind
{
    /// <summary>End: telemetry is off.</summary>
    Off,

    /// <summary>Make and send one report.</summary>
    SendNow,

    /// <summary>Wait, then ask again.</summary>
    Wait,
}

/// <summary>The next step of the collector.</summary>
/// <param name="Kind">The kind of the step.</param>
/// <param name="Duration">The time to wait, on monotonic time; zero unless the step is to wait.</param>
public readonly record struct CollectionStep(CollectionStepKind Kind, TimeSpan Duration);
