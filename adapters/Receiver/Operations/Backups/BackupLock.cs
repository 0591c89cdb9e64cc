using TelemetryHex.Adapters.Files;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// Who holds it, in whichever process, is alone with the backups and with the one that waits to become the store. It is taken before the store's
/// turn and never while that is held, so that nobody waits in a circle.
/// </summary>
internal static class BackupLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for it. The directory of the backups is made where it is missing.</summary>
    /// <returns>Gives it back when disposed.</returns>
    public static async Task<IDisposable> TakeAsync(DataDirectory directory, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(directory) is { } alone)
            {
                return alone;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>As <see cref="TakeAsync"/>, and null where another has it.</summary>
    public static IDisposable? TryTake(DataDirectory directory)
    {
        DataDirectory.CreateOwned(directory.Backups);

        // The file stays: to remove a lock is to let a second process lock another one of the same name.
        var name = Path.Combine(directory.Backups, ".lock");
        DurableFile.CreateEmptyIfAbsent(name);
        try
        {
            return new FileStream(name, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException fault) when (fault is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }
}
