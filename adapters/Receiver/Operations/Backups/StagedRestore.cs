using TelemetryHex.Adapters.Files;
using TelemetryHex.Adapters.Sqlite;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// A backup that waits to become the store. It is a checked copy beside the store, put there in one step; whoever opens the store next, or has
/// it open, puts it in the store's place. Until then it is one of the backups: all that is done to it is done under their lock.
/// </summary>
internal sealed class StagedRestore(DataDirectory directory)
{
    private const string Unfinished = ".part";
    private readonly string _staged = directory.StagedRestore;
    private long _taken;

    /// <summary>Whether one waits.</summary>
    public bool IsPending => File.Exists(_staged);

    /// <summary>
    /// How often one has taken the store's place here. Where it has changed since something was erased from the store, the store may hold that again.
    /// </summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Copies the file, has the copy checked, and lets it wait in the place of what waited. Nothing is erased from backups meanwhile.</summary>
    /// <param name="file">The backup, which stays.</param>
    /// <param name="store">Makes the copy, which holds what is in the backup's log too, and checks it.</param>
    /// <param name="cancellation">Ends it; nothing waits then.</param>
    public async Task StageAsync(string file, StoreFiles store, CancellationToken cancellation)
    {
        directory.Create();
        using var alone = await BackupLock.TakeAsync(directory, cancellation).ConfigureAwait(false);
        var copy = _staged + Unfinished;
        try
        {
            RemoveUnfinished();
            DurableFile.CreateNew(copy, []);
            await store.BackUp(file, copy, cancellation).ConfigureAwait(false);
            await store.Check(copy, cancellation).ConfigureAwait(false);
            Flush(copy);
            Remove(_staged);
            OwnedFile.Publish(copy, _staged);
        }
        finally
        {
            RemoveUnfinished();
        }
    }

    /// <summary>Takes away what a process left that died while it copied. Called by who holds the backups' lock.</summary>
    public void RemoveUnfinished() => Remove(_staged + Unfinished);

    /// <summary>
    /// Puts what waits in the store's place, where nobody has the store open; called by who holds the backups' lock. What it replaces is gone; a
    /// process that dies in between leaves what waits, and the next start does it again.
    /// </summary>
    /// <returns>Whether something waited.</returns>
    public bool TakePlace()
    {
        if (!IsPending)
        {
            return false;
        }

        if (File.Exists(_staged + "-wal"))
        {
            // Who erased from it died: its log belongs to it, and goes into it when it is closed.
            SqliteReportStore.Open(_staged).Dispose();
        }

        // Left beside another file they would be played into it.
        File.Delete(directory.Database + "-wal");
        File.Delete(directory.Database + "-shm");
        Interlocked.Increment(ref _taken);
        OwnedFile.Publish(_staged, directory.Database);
        Remove(_staged);
        return true;
    }

    /// <summary>As <see cref="TakePlace"/>, for who starts and serves nobody yet. Where the backups are in use it is left to <see cref="RestoreWatch"/>.</summary>
    public void TakePlaceAtStart()
    {
        if (!IsPending && !File.Exists(_staged + Unfinished))
        {
            return;
        }

        using var alone = BackupLock.TryTake(directory);
        if (alone is not null)
        {
            RemoveUnfinished();
            TakePlace();
        }
    }

    // First the file: its log alone is of no use to anybody, but without its log it may be torn.
    private static void Remove(string store)
    {
        File.Delete(store);
        foreach (var beside in (string[])["-wal", "-shm", "-journal", ".lock"])
        {
            File.Delete(store + beside);
        }
    }

    private static void Flush(string file)
    {
        using var written = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(written);
    }
}
