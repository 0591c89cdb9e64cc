namespace TelemetryHex.Ports;

/// <summary>The reason for which a store cannot keep its promise.</summary>
public enum ReportStoreFault
{
    /// <summary>The store cannot be reached or written now; later it may.</summary>
    Unavailable,

    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>The stored data are damaged, and are left as they are.</summary>
    Damaged,

    /// <summary>The stored data are a newer version's or another program's, and are left as they are.</summary>
    Foreign,
}

/// <summary>A store cannot keep its promise.</summary>
public sealed class ReportStoreException : Exception
{
    /// <summary>A store cannot keep its promise.</summary>
    /// <param name="fault">The reason.</param>
    /// <param name="message">The fault, its place and its remedy, for a person to read. It holds nothing of a report.</param>
    /// <param name="cause">The exception that the store met.</param>
    public ReportStoreException(ReportStoreFault fault, string message, Exception? cause = null)
        : base(message, cause) => Fault = fault;

    /// <summary>The reason.</summary>
    public ReportStoreFault Fault { get; }
}
