namespace TelemetryHex.Receiver.Operations;

/// <summary>The version of this program.</summary>
internal static class ReceiverVersion
{
    /// <summary>Three numbers, such as <c>0.1.0</c>.</summary>
    public static string Text { get; } = typeof(ReceiverVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
