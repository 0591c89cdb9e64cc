using TelemetryHex.Ports;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// The store that a backup replaces. It has a second name beside the store before the backup takes the first, so that no moment is without it,
/// and becomes a backup itself afterwards. All is done under the backups' lock.
/// </summary>
internal sealed class ReplacedStore(DataDirectory directory)
{
    private const string Log = "-wal";
    private readonly string _store = directory.Database;
    private readonly string _replaced = directory.ReplacedStore;

    /// <summary>Where it is.</summary>
    public string Path => _replaced;

    /// <summary>Whether there is one, which may not be replaced yet.</summary>
    public bool Exists => File.Exists(_replaced);

    /// <summary>Keeps the store, which nobody has open, under the second name, and its log, if it could not go into it. The log has that name only afterwards.</summary>
    public void Keep()
    {
        if (File.Exists(_store))
        {
            Remove(_replaced + Log);
            OwnedFile.Duplicate(_store, _replaced);
            if (HoldsAnything(_store + Log))
            {
                OwnedFile.Duplicate(_store + Log, _replaced + Log);
            }
        }

        // Left beside another file they would be played into it.
        File.Delete(_store + Log);
        File.Delete(_store + "-shm");
    }

    /// <summary>Takes away what a process left beside it that died after it had become a backup.</summary>
    public void RemoveOrphans()
    {
        if (!Exists)
        {
            Remove(_replaced + Log);
            RemoveBeside();
        }
    }

    /// <summary>Undoes <see cref="Keep"/>, however far it went, where nothing has taken the store's place.</summary>
    public void GiveBack()
    {
        if (Exists && File.Exists(_replaced + Log) && !HoldsAnything(_store + Log))
        {
            File.Delete(_store + Log);
            OwnedFile.Duplicate(_replaced + Log, _store + Log);
        }

        Remove(_replaced + Log);
        RemoveBeside();
        if (Exists && !File.Exists(_store))
        {
            OwnedFile.Publish(_replaced, _store);
        }

        Remove(_replaced);
    }

    /// <summary>
    /// Whether it says what the store says: nothing has taken its place then, although nothing waits to. Not asked by a process that has the store
    /// open, whose locks would go with the file that is closed here (fcntl(2)).
    /// </summary>
    public bool IsStill()
    {
        if (!Exists || !File.Exists(_store))
        {
            return false;
        }

        using var store = File.OpenRead(_store);
        using var replaced = File.OpenRead(_replaced);
        return store.Length == replaced.Length && SayTheSame(store, replaced);
    }

    /// <summary>
    /// Puts it among the backups, named by the second in which it was written last. One that cannot be used is put there as it is, its log beside
    /// it, under a name that no erasure looks at.
    /// </summary>
    /// <param name="check">Throws where it is no whole store of this program, and leaves it as it is then; otherwise moves its log into it.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>Where it is.</returns>
    /// <exception cref="ReportStoreException">It cannot be looked at now.</exception>
    public async Task<KeptStore> BecomeBackupAsync(Func<string, CancellationToken, Task> check, CancellationToken cancellation)
    {
        var isUsable = await IsUsableAsync(check, cancellation).ConfigureAwait(false);
        if (isUsable && HoldsAnything(_replaced + Log))
        {
            throw new ReportStoreException(ReportStoreFault.Unavailable, $"The log of {_replaced} is being read.");
        }

        DataDirectory.CreateOwned(directory.Backups);
        var name = BackupName.Next(directory, File.GetLastWriteTimeUtc(_replaced)) + (isUsable ? "" : BackupName.Unusable);
        if (File.Exists(_replaced + Log) && !isUsable)
        {
            File.Delete(name + Log);
            OwnedFile.Duplicate(_replaced + Log, name + Log);
        }

        OwnedFile.Move(_replaced, name);
        Remove(_replaced + Log);
        RemoveBeside();
        return new KeptStore(name, isUsable);
    }

    private static async Task<bool> TryAsync(Task check)
    {
        try
        {
            await check.ConfigureAwait(false);
            return true;
        }
        catch (ReportStoreException fault) when (fault.Fault is ReportStoreFault.Damaged or ReportStoreFault.Foreign)
        {
            return false;
        }
    }

    // SQLite takes an empty file for a new database.
    private async Task<bool> IsUsableAsync(Func<string, CancellationToken, Task> check, CancellationToken cancellation)
        => HoldsAnything(_replaced) && await TryAsync(check(_replaced, cancellation)).ConfigureAwait(false);

    private static bool HoldsAnything(string file) => new FileInfo(file) is { Exists: true, Length: > 0 };

    private static bool SayTheSame(FileStream one, FileStream other)
    {
        var (left, right) = (new byte[1 << 16], new byte[1 << 16]);
        for (var length = one.ReadAtLeast(left, left.Length, throwOnEndOfStream: false); length > 0; length = one.ReadAtLeast(left, left.Length, throwOnEndOfStream: false))
        {
            if (other.ReadAtLeast(right, length, throwOnEndOfStream: false) < length || !left.AsSpan(0, length).SequenceEqual(right.AsSpan(0, length)))
            {
                return false;
            }
        }

        return true;
    }

    private void RemoveBeside()
    {
        File.Delete(_replaced + "-shm");
        File.Delete(_replaced + ".lock");
    }

    private static void Remove(string file)
    {
        OwnedFile.RemoveUnfinished(file);
        File.Delete(file);
    }
}
