namespace TelemetryHex.Audit;

/// <summary>A difference between an assembly and the allowlist.</summary>
/// <param name="Place">The type or member.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record Finding(string Place, string Message)
{
    /// <summary>Both, as one line.</summary>
    public override string ToString() => $"{Place}: {Message}";
}
