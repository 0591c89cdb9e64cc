namespace TelemetryHex.Receiver.Intake;

/// <summary>What became of a report or an erasure.</summary>
internal enum IntakeOutcome
{
    /// <summary>It is done, and survives a loss of power.</summary>
    Done,

    /// <summary>More wait than may: come back.</summary>
    Busy,

    /// <summary>The disk has no room.</summary>
    DiskFull,

    /// <summary>The store cannot do it now: come back.</summary>
    StoreDown,
}
