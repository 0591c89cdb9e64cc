namespace TelemetryHex.Receiver.Operations;

/// <summary>A store that was replaced, among the backups.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="IsUsable">Whether it is a backup like the others.</param>
internal sealed record KeptStore(string Path, bool IsUsable);
