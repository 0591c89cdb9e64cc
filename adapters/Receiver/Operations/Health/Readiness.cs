namespace TelemetryHex.Receiver.Operations;

/// <summary>Whether a report would be stored now, and what is in the way otherwise.</summary>
internal enum Readiness
{
    /// <summary>It would.</summary>
    Ready,

    /// <summary>The process ends; what it took is still stored.</summary>
    Draining,

    /// <summary>The disk is below its low mark.</summary>
    LowDisk,

    /// <summary>A commit failed in the last half minute and none was done since, or the keys of the day cannot be kept.</summary>
    StoreDown,
}
