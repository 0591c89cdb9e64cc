using TelemetryHex.Adapters.Files;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// A backup that waits to become the store. It is a checked copy beside the store, put there in one step; whoever opens the store next, or has
/// it open, puts it in the store's place.
/// </summary>
internal sealed class StagedRestore(DataDirectory directory)
{
    private readonly string _staged = directory.StagedRestore;

    /// <summary>Whether one waits.</summary>
    public bool IsPending => File.Exists(_staged);

    /// <summary>Copies the file, has the copy checked, and lets it wait in the place of what waited.</summary>
    /// <param name="file">The backup, which stays.</param>
    /// <param name="check">Throws where the copy is no whole store of a version that this program reads.</param>
    /// <param name="cancellation">Ends it; nothing waits then.</param>
    public async Task StageAsync(string file, Func<string, CancellationToken, Task> check, CancellationToken cancellation)
    {
        directory.Create();
        var copy = _staged + ".part";
        try
        {
            File.Delete(copy);
            DurableFile.CreateNew(copy, []);
            await CopyAsync(file, copy, cancellation).ConfigureAwait(false);
            await check(copy, cancellation).ConfigureAwait(false);
            OwnedFile.Publish(copy, _staged);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>
    /// Puts what waits in the store's place, where nobody has the store open. What it replaces is gone; a process that dies in between leaves what
    /// waits, and the next start does it again.
    /// </summary>
    /// <returns>Whether something waited.</returns>
    public bool TakePlace()
    {
        if (!IsPending)
        {
            return false;
        }

        // Left beside another file they would be played into it.
        File.Delete(directory.Database + "-wal");
        File.Delete(directory.Database + "-shm");
        OwnedFile.Publish(_staged, directory.Database);
        return true;
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellation)
    {
        var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        await using var _ = source.ConfigureAwait(false);
        var target = new FileStream(to, FileMode.Open, FileAccess.Write, FileShare.None);
        await using var __ = target.ConfigureAwait(false);
        await source.CopyToAsync(target, cancellation).ConfigureAwait(false);
        target.Flush(flushToDisk: true);
    }
}
