using TelemetryHex.Payload;

namespace TelemetryHex.Wire;

/// <summary>The outcome of reading bytes: a report, or a fault.</summary>
public readonly record struct DecodedReport
{
    /// <summary>The report; null exactly when there is a fault.</summary>
    public Report? Report { get; internal init; }

    /// <summary>What keeps the bytes from being a report; null when they are one.</summary>
    public ReportFault? Fault { get; internal init; }

    /// <summary>How many members outside the allowlist were skipped unread. Their names and values are not kept.</summary>
    public int UnknownMembers { get; internal init; }
}
