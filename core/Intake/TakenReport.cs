using TelemetryHex.Wire;

namespace TelemetryHex.Intake;

/// <summary>The outcome of taking in a body: a report to store, or a fault.</summary>
public readonly record struct TakenReport
{
    /// <summary>The report; null exactly when there is a fault.</summary>
    public PseudonymousReport? Report { get; internal init; }

    /// <summary>What keeps the body from being a report; null when it is one.</summary>
    public ReportFault? Fault { get; internal init; }

    /// <summary>How many members outside the allowlist were dropped unread.</summary>
    public int UnknownMembers { get; internal init; }

    /// <summary>How far the client's clock was ahead of the receiver's; of a report only.</summary>
    public TimeSpan ClockSkew { get; internal init; }
}
