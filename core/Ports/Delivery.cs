namespace TelemetryHex.Ports;

/// <summary>How an attempt to deliver a report ended.</summary>
public enum DeliveryKind
{
    /// <summary>No answer came: the report may or may not have arrived.</summary>
    Failed,

    /// <summary>The receiver answered that it has the report.</summary>
    Delivered,

    /// <summary>The receiver answered something else.</summary>
    Refused,
}

/// <summary>The outcome of one attempt to deliver a report.</summary>
public sealed record Delivery
{
    private Delivery()
    {
    }

    /// <summary>How the attempt ended.</summary>
    public required DeliveryKind Kind { get; init; }

    /// <summary>The receiver's status; null without an answer. HTTP's are 100 to 599, and a receiver may make others up.</summary>
    public int? Status { get; private init; }

    /// <summary>The reason for a missing answer, for a person to read, without credentials; null where an answer came.</summary>
    public string? Reason { get; private init; }

    /// <summary>The receiver has the report.</summary>
    public static Delivery Delivered(int status) => new() { Kind = DeliveryKind.Delivered, Status = status };

    /// <summary>The receiver answered, and did not take the report.</summary>
    public static Delivery Refused(int status) => new() { Kind = DeliveryKind.Refused, Status = status };

    /// <summary>There was no answer.</summary>
    public static Delivery Failed(string reason) => new() { Kind = DeliveryKind.Failed, Reason = reason };
}
