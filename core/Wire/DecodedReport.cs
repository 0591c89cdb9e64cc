using TelemetryHex.Payload;

namespace TelemetryHex.Wire;

/// <summary>The outcome of reading bytes: a report, or a fault.</summary>
public readonly record struct DecodedReport
{
    /// <summary>The report; null exactly when there is a fault.</summary>
    public Report? Report { get; internal init; }

    /// <summary>The fault for which the bytes are no report; null when they are one.</summary>
    public ReportFault? Fault { get; internal init; }

    /// <summary>The number of members outside the allowlist, which were skipped unread. Their names and values are not kept.</summary>
    public int UnknownMembers { get; internal init; }
}
