namespace TelemetryHex.Adapters.Http;

/// <summary>How a request ended.</summary>
/// <param name="Status">The status of the answer, 100 to 599; null where there was none.</param>
/// <param name="Reason">Why there was none, for a person; it holds no credential. Empty where there was one.</param>
public sealed record HttpAnswer(int? Status, string Reason)
{
    /// <summary>Whether the answer was a 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and <= 299;
}
