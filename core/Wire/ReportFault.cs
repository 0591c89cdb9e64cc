namespace TelemetryHex.Wire;

/// <summary>The kinds of fault for which bytes are no report.</summary>
public enum ReportFaultKind
{
    /// <summary>The bytes are not JSON (RFC 8259).</summary>
    Malformed,

    /// <summary>More bytes follow the object.</summary>
    TrailingBytes,

    /// <summary>A member stands twice.</summary>
    DuplicateMember,

    /// <summary>A member is missing.</summary>
    MissingMember,

    /// <summary>A value is of another JSON type than the allowlist gives it.</summary>
    WrongType,

    /// <summary>A value is of the right type and outside its range or grammar.</summary>
    OutOfRange,
}

/// <summary>The fault for which bytes are no report, and its place. It never holds a value.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Path">The allowlist's path of the place, <c>os.name</c>; <c>$</c> is the whole.</param>
public sealed record ReportFault(ReportFaultKind Kind, string Path);
