namespace TelemetryHex.Ports;

/// <summary>Why a store cannot do what it promises.</summary>
public enum ReportStoreFault
{
    /// <summary>It cannot be reached or written now; later it may.</summary>
    Unavailable,

    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>What is stored is damaged, and is left as it is.</summary>
    Damaged,

    /// <summary>What is stored is of a newer version of this program, or of another program, and is left as it is.</summary>
    Foreign,
}

/// <summary>A store cannot do what it promises.</summary>
public sealed class ReportStoreException : Exception
{
    /// <summary>A store cannot do what it promises.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="message">The same for a person: what is wrong, where, and what to do. It holds nothing of a report.</param>
    /// <param name="cause">What the store met.</param>
    public ReportStoreException(ReportStoreFault fault, string message, Exception? cause = null)
        : base(message, cause) => Fault = fault;

    /// <summary>Why.</summary>
    public ReportStoreFault Fault { get; }
}
