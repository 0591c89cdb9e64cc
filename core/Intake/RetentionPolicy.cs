using TelemetryHex.Vocabulary;

namespace TelemetryHex.Intake;

/// <summary>How long a report is kept. Roll-ups, which hold counts only, stay.</summary>
public static class RetentionPolicy
{
    /// <summary>The days that a report is kept, that of its arrival included.</summary>
    public const int Days = 90;

    /// <summary>The first day whose reports are still kept; those before it are gone.</summary>
    public static UtcDay FirstKept(UtcDay today) => today - (Days - 1);
}
