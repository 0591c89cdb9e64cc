namespace TelemetryHex.Adapters.Http;

/// <summary>How a request ended.</summary>
/// <param name="Status">The status of the answer, 100 to 599; null without an answer.</param>
/// <param name="Reason">The reason for a missing answer, for a person to read, without credentials; empty where an answer came.</param>
public sealed record HttpAnswer(int? Status, string Reason)
{
    /// <summary>Whether the answer was a 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and <= 299;
}
