namespace TelemetryHex.Wire;

/// <summary>What keeps bytes from being a report.</summary>
public enum ReportFaultKind
{
    /// <summary>They are not JSON (RFC 8259).</summary>
    Malformed,

    /// <summary>More bytes follow the object.</summary>
    TrailingBytes,

    /// <summary>A member stands twice.</summary>
    DuplicateMember,

    /// <summary>A member is not there.</summary>
    MissingMember,

    /// <summary>A value is of another JSON type than the allowlist gives it.</summary>
    WrongType,

    /// <summary>A value is of the right type and outside its range or grammar.</summary>
    OutOfRange,
}

/// <summary>What keeps bytes from being a report, and where. It never holds a value.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Path">The allowlist's path of the place, <c>os.name</c>; <c>$</c> is the whole.</param>
public sealed record ReportFault(ReportFaultKind Kind, string Path);
