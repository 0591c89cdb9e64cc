namespace TelemetryHex.Adapters.Files;

/// <summary>
/// Holds off every other process that would replace the id file. On Unix the directory itself is locked (flock(2)), so that no file is
/// left behind and none can be planted; a file system that knows no such lock goes without.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private const string WindowsFileName = ".instance_id.lock";
    private const int Tries = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly IDisposable? _held;

    private DirectoryLock(IDisposable? held) => _held = held;

    /// <summary>Takes the lock, within two seconds.</summary>
    /// <exception cref="IOException">Somebody else held it all that time.</exception>
    public static DirectoryLock Take(string directory)
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            if ((OperatingSystem.IsWindows() ? TryOnWindows(directory) : TryOnUnix(directory)) is { } held)
            {
                return held;
            }

            Thread.Sleep(Pause);
        }

        throw new IOException("The directory stayed locked.");
    }

    public void Dispose() => _held?.Dispose();

    private static DirectoryLock? TryOnUnix(string directory)
    {
        var handle = Posix.OpenForReading(Path.Combine(directory, "."));
        if (handle is null)
        {
            return new DirectoryLock(held: null);
        }

        var error = Posix.TryLock(handle);
        if (error == 0)
        {
            return new DirectoryLock(handle);
        }

        handle.Dispose();
        return error == Posix.EWouldBlock ? null : new DirectoryLock(held: null);
    }

    private static DirectoryLock? TryOnWindows(string directory)
    {
        try
        {
            var path = Path.Combine(directory, WindowsFileName);
            return new DirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
