namespace TelemetryHex.Receiver.Operations;

/// <summary>What the commands ask of the store's files; the store's adapter does it.</summary>
internal sealed record StoreFiles
{
    /// <summary>Writes a consistent copy of the store at the first path, which another process may be writing, into the file at the second, which stands empty.</summary>
    public required Func<string, string, CancellationToken, Task> BackUp { get; init; }

    /// <summary>Throws a <see cref="Ports.ReportStoreException"/> where the file is no whole store of a version that this program reads.</summary>
    public required Func<string, CancellationToken, Task> Check { get; init; }
}
