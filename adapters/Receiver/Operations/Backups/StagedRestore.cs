using TelemetryHex.Adapters.Files;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Ports;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// A backup that waits to become the store. It is a checked copy beside the store, put there in one step; whoever opens the store next, or has
/// it open, puts it in the store's place. Until then it is one of the backups: all that is done to it is done under their lock.
/// </summary>
/// <param name="directory">Where the store is, and what waits.</param>
/// <param name="logger">Told what is not as it should be.</param>
internal sealed class StagedRestore(DataDirectory directory, ILogger? logger = null)
{
    private const string Unfinished = ".part";
    private readonly string _staged = directory.StagedRestore;
    private readonly ReplacedStore _replaced = new(directory);
    private long _taken;

    /// <summary>Whether one waits.</summary>
    public bool IsPending => File.Exists(_staged);

    /// <summary>Whether one has taken the store's place, and what it replaced is not among the backups yet.</summary>
    public bool HasReplaced => !IsPending && _replaced.Exists;

    /// <summary>
    /// How often one has taken the store's place here. Where it has changed since something was erased from the store, the store may hold that again.
    /// </summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Copies the file, has the copy checked, and lets it wait in the place of what waited. Nothing is erased from backups meanwhile.</summary>
    /// <param name="file">The backup, which stays.</param>
    /// <param name="store">Makes the copy, which holds what is in the backup's log too, and checks it.</param>
    /// <param name="cancellation">Ends it; nothing waits then.</param>
    /// <exception cref="ReportStoreException">The file is no whole store of this program; or an earlier restore has to be completed first.</exception>
    public async Task StageAsync(string file, StoreFiles store, CancellationToken cancellation)
    {
        directory.Create();
        using var alone = await BackupLock.TakeAsync(directory, cancellation).ConfigureAwait(false);
        await CompleteAsync(store, cancellation).ConfigureAwait(false);
        var copy = _staged + Unfinished;
        try
        {
            RemoveUnfinished();
            DurableFile.CreateNew(copy, []);
            await store.BackUp(file, copy, cancellation).ConfigureAwait(false);
            await store.Check(copy, cancellation).ConfigureAwait(false);
            OwnedFile.Flush(copy);
            Remove(_staged);
            OwnedFile.Publish(copy, _staged);
        }
        finally
        {
            RemoveUnfinished();
        }
    }

    /// <summary>What is to be treated as a backup, although it is not among them. Called by who holds the backups' lock.</summary>
    public IEnumerable<string> ListWaiting() => IsPending ? [_staged] : _replaced.Exists ? [_replaced.Path] : [];

    /// <summary>Puts what was replaced among the backups: see <see cref="ReplacedStore.BecomeBackupAsync"/>. Called by who holds the backups' lock.</summary>
    public Task<KeptStore> KeepReplacedAsync(Func<string, CancellationToken, Task> check, CancellationToken cancellation) => _replaced.BecomeBackupAsync(check, cancellation);

    /// <summary>Takes away what a process left that died while it copied. Called by who holds the backups' lock.</summary>
    public void RemoveUnfinished()
    {
        Remove(_staged + Unfinished);
        _replaced.RemoveOrphans();
    }

    /// <summary>
    /// Puts what waits in the store's place, where nobody has the store open; called by who holds the backups' lock. It takes over the numbers of
    /// closed days, so that none is published by others than before; where they cannot be read, it is said. What it replaces stays, whole:
    /// see <see cref="HasReplaced"/>. A process that dies in between leaves the one or the other as the store, and the next start does the rest.
    /// </summary>
    /// <returns>Whether something waited.</returns>
    /// <exception cref="ReportStoreException">It cannot be done now; the store is as it was.</exception>
    public bool TakePlace()
    {
        if (!IsPending)
        {
            return false;
        }

        _replaced.GiveBack();
        Prepare();
        Interlocked.Increment(ref _taken);
        try
        {
            _replaced.Keep();
            OwnedFile.Publish(_staged, directory.Database);
        }
        finally
        {
            if (IsPending)
            {
                _replaced.GiveBack();
            }
        }

        Remove(_staged);
        return true;
    }

    /// <summary>As <see cref="TakePlace"/>, for who starts and serves nobody yet. Where the backups are in use it is left to <see cref="RestoreWatch"/>.</summary>
    /// <exception cref="ReportStoreException">A process died in between, and what it left cannot be completed now.</exception>
    public void TakePlaceAtStart()
    {
        if (!IsPending && !File.Exists(_staged + Unfinished) && !_replaced.Exists)
        {
            return;
        }

        using var alone = BackupLock.TryTake(directory);
        if (alone is null)
        {
            // The store may lack its log.
            if (_replaced.Exists)
            {
                throw new ReportStoreException(ReportStoreFault.Unavailable, "A restore was interrupted, and cannot be completed while a backup is being made: start again when it is.");
            }

            return;
        }

        RemoveUnfinished();
        if (!IsPending && _replaced.IsStill())
        {
            // Somebody took away what waited.
            _replaced.GiveBack();
        }

        TakePlace();
    }

    // Whoever is to be replaced next would have the name of whoever was.
    private async Task CompleteAsync(StoreFiles store, CancellationToken cancellation)
    {
        if (!_replaced.Exists)
        {
            return;
        }

        if (IsPending || _replaced.IsStill())
        {
            throw new ReportStoreException(ReportStoreFault.Unavailable, "A restore was interrupted: start the receiver, which completes it, and try again.");
        }

        await KeepReplacedAsync(store.Check, cancellation).ConfigureAwait(false);
    }

    // All that is written to what waits is written before it is the store.
    private void Prepare()
    {
        if (File.Exists(_staged + "-wal"))
        {
            // Who erased from it died: its log belongs to it, and goes into it when it is closed.
            SqliteReportStore.OpenBackup(_staged).Dispose();
        }

        if (File.Exists(directory.Database) && SqliteReportStore.InheritRollUps(directory.Database, _staged) is { } fault)
        {
            logger?.RollUpsNotInherited(fault.Message);
        }

        if (new FileInfo(_staged + "-wal") is { Exists: true, Length: > 0 })
        {
            throw new ReportStoreException(ReportStoreFault.Unavailable, $"The log of {_staged} is being read.");
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
}
