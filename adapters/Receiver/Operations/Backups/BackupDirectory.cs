using System.Globalization;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// The backups. Each is a store that promises what the store does, so that retention and erasure go over all of them; one that is being
/// written is waited for, lest what is erased from the store live on in it.
/// </summary>
/// <param name="path">Where they are; it need not stand.</param>
internal sealed class BackupDirectory(string path)
{
    private const string Suffix = ".db";
    private const string Unfinished = ".part";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Makes a backup; when the task has ended, the disk has it under its name.</summary>
    /// <param name="now">Names it.</param>
    /// <param name="write">Writes the store into the file at the path, which stands, empty and for its owner alone.</param>
    /// <param name="cancellation">Ends the wait for another backup, and the writing.</param>
    /// <returns>The path of the backup.</returns>
    public async Task<string> AddAsync(Timestamp now, Func<string, CancellationToken, Task> write, CancellationToken cancellation)
    {
        DataDirectory.CreateOwned(path);
        using var alone = await LockAsync(cancellation).ConfigureAwait(false);
        var backup = NameOfNext(now.ToDateTimeOffset());
        var unfinished = backup + Unfinished;
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

    /// <summary>Does something to each backup, the oldest first, while none is being written. It goes on to the next where one fails.</summary>
    /// <returns>What was done in all.</returns>
    /// <exception cref="AggregateException">What failed.</exception>
    public async Task<long> ApplyAsync(Func<string, CancellationToken, Task<long>> action, CancellationToken cancellation)
    {
        if (!Directory.Exists(path))
        {
            return 0;
        }

        using var alone = await LockAsync(cancellation).ConfigureAwait(false);
        RemoveUnfinished();
        var (done, faults) = (0L, new List<Exception>());
        foreach (var backup in List())
        {
            try
            {
                done += await action(backup, cancellation).ConfigureAwait(false);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                faults.Add(fault);
            }
        }

        return faults.Count == 0 ? done : throw new AggregateException(faults);
    }

    /// <summary>The backups' paths, the oldest first.</summary>
    public IReadOnlyList<string> List() => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path).Where(file => file.EndsWith(Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    // The second of the backup, or the next that has none.
    private string NameOfNext(DateTimeOffset second)
    {
        var name = Path.Combine(path, second.ToString("yyyy-MM-dd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + Suffix);
        return Path.Exists(name) ? NameOfNext(second.AddSeconds(1)) : name;
    }

    // Who holds the lock knows that nobody writes one: it is what a process left that died.
    private void RemoveUnfinished()
    {
        foreach (var file in Directory.EnumerateFiles(path).Where(file => file.EndsWith(Suffix + Unfinished, StringComparison.Ordinal)))
        {
            File.Delete(file);
        }
    }

    private static async Task WriteAsync(string file, Func<string, CancellationToken, Task> write, CancellationToken cancellation)
    {
        File.Delete(file);
        DurableFile.CreateNew(file, []);
        await write(file, cancellation).ConfigureAwait(false);
        using var written = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(written);
    }

    // The file stays: to remove a lock is to let a second process lock another one of the same name.
    private async Task<FileStream> LockAsync(CancellationToken cancellation)
    {
        var name = Path.Combine(path, ".lock");
        DurableFile.CreateEmptyIfAbsent(name);
        while (true)
        {
            try
            {
                return new FileStream(name, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException fault) when (fault is not (FileNotFoundException or DirectoryNotFoundException))
            {
                await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(false);
            }
        }
    }
}
