namespace TelemetryHex.Policy;

/// <summary>What to do next.</summary>
public enum CollectionStepKind
{
    /// <summary>Nothing, ever: telemetry is off.</summary>
    Off,

    /// <summary>Make and send one report.</summary>
    SendNow,

    /// <summary>Wait, then ask again.</summary>
    Wait,
}

/// <summary>What to do next, and for how long.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Duration">How long to wait, on monotonic time; zero unless the step is to wait.</param>
public readonly record struct CollectionStep(CollectionStepKind Kind, TimeSpan Duration);
