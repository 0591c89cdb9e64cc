namespace TelemetryHex.Policy;

/// <summary>The meaning of <c>true</c> behind a name that stands for telemetry's switch.</summary>
internal enum SwitchMeaning
{
    /// <summary>On: <c>telemetry_enabled</c>.</summary>
    On,

    /// <summary>Off: <c>disable_telemetry</c>.</summary>
    Off,

    /// <summary>Unclear: the name has an unknown word, or more than one negation.</summary>
    Unclear,
}
