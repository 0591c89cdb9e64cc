using TelemetryHex.Adapters.Files;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// The backups. Each is a store that promises what the store does, so that retention and erasure go over all of them; one that is being
/// written is waited for, lest what is erased from the store live on in it.
/// </summary>
/// <param name="directory">Where the receiver's files are; that of the backups need not stand.</param>
internal sealed class BackupDirectory(DataDirectory directory)
{
    private readonly StagedRestore _staged = new(directory);
    private readonly string _path = directory.Backups;

    /// <summary>Makes a backup; when the task has ended, the disk has it under its name.</summary>
    /// <param name="now">Names it.</param>
    /// <param name="write">Writes the store into the file at the path, which stands, empty and for its owner alone.</param>
    /// <param name="cancellation">Ends the wait for another backup, and the writing.</param>
    /// <returns>The path of the backup.</returns>
    public async Task<string> AddAsync(Timestamp now, Func<string, CancellationToken, Task> write, CancellationToken cancellation)
    {
        using var alone = await BackupLock.TakeAsync(directory, cancellation).ConfigureAwait(false);
        var backup = BackupName.Next(directory, now.ToDateTimeOffset());
        var unfinished = backup + BackupName.Unfinished;
        try
        {
            await WriteAsync(unfinished, write, cancellation).ConfigureAwait(false);
            OwnedFile.Publish(unfinished, backup);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return backup;
    }

    /// <summary>
    /// Does something to each backup, the oldest first, and to the one that waits to become the store or a backup, while none is being written or
    /// taken. It goes on to the next where one fails. A replaced store that cannot be used is none of them.
    /// </summary>
    /// <param name="action">Does it.</param>
    /// <param name="cancellation">Ends the wait, and what is done.</param>
    /// <param name="unusable">
    /// Whether a replaced store that cannot be used, hence not be searched, goes whole; it is told the day on which it was written last. Null: none goes.
    /// </param>
    /// <param name="patience">The longest wait until no backup is being written; what has begun then takes its time.</param>
    /// <returns>What was done in all.</returns>
    /// <exception cref="ReportStoreException">What failed, and on which files.</exception>
    public async Task<long> ApplyAsync(Func<string, CancellationToken, Task<long>> action, CancellationToken cancellation, Predicate<UtcDay>? unusable = null, TimeSpan? patience = null)
    {
        if (!Directory.Exists(_path) && !_staged.IsPending && !_staged.HasReplaced)
        {
            return 0;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(patience ?? Timeout.InfiniteTimeSpan);
        using var alone = await BackupLock.TakeAsync(directory, waiting.Token).ConfigureAwait(false);
        RemoveUnfinished();
        _staged.RemoveUnfinished();
        var (done, faults) = (0L, new List<string>());
        RemoveUnusable(unusable ?? (_ => false), faults);
        foreach (var backup in List().Concat(_staged.ListWaiting()))
        {
            try
            {
                done += await action(backup, cancellation).ConfigureAwait(false);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // A store's message names its file; any other's may hold what it met.
                faults.Add(fault is ReportStoreException ? fault.Message : $"{backup}: {fault.GetType().Name}.");
            }
            finally
            {
                // Who opens a backup holds the lock of all of them: its own is of no use afterwards.
                File.Delete(backup + ".lock");
            }
        }

        return faults.Count == 0 ? done : throw NotReached(faults);
    }

    /// <summary>The backups' paths, the oldest first.</summary>
    public IReadOnlyList<string> List() => Directory.Exists(_path)
        ? [.. Directory.EnumerateFiles(_path).Where(file => file.EndsWith(BackupName.Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    private static ReportStoreException NotReached(IEnumerable<string> faults) => new(
        ReportStoreFault.Unavailable,
        $"What is erased or too old stays in a backup that cannot be used: {string.Join(' ', faults)} Until each is mended or moved out of the data directory, every erasure fails.");

    private void RemoveUnusable(Predicate<UtcDay> goes, List<string> faults)
    {
        foreach (var file in Directory.EnumerateFiles(_path).Where(file => Path.GetFileName(file).Contains(BackupName.Unusable, StringComparison.Ordinal)))
        {
            try
            {
                if (goes(UtcDay.From(DateOnly.FromDateTime(File.GetLastWriteTimeUtc(file)))))
                {
                    File.Delete(file);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                faults.Add($"{file}: {fault.GetType().Name}.");
            }
        }
    }

    // Who holds the lock knows that nobody writes one: it is what a process left that died, SQLite's journal of it too.
    private void RemoveUnfinished()
    {
        foreach (var file in Directory.EnumerateFiles(_path).Where(file => file.Contains(BackupName.Suffix + BackupName.Unfinished, StringComparison.Ordinal)))
        {
            File.Delete(file);
        }
    }

    private static async Task WriteAsync(string file, Func<string, CancellationToken, Task> write, CancellationToken cancellation)
    {
        File.Delete(file);
        DurableFile.CreateNew(file, []);
        await write(file, cancellation).ConfigureAwait(false);
        OwnedFile.Flush(file);
    }
}
