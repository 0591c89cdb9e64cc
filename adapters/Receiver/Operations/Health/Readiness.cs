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

    /// <summary>The last commit failed.</summary>
    StoreDown,
}
