using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// Lets one process at a time take away what stands in the id's place. The file stays: to remove a lock is to let a second process lock
/// another one of the same name. The system gives the lock back when its holder dies.
/// </summary>
internal sealed class ReplacementLock : IDisposable
{
    private const string FileName = FileInstanceIdRepository.FileName + ".lock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly SafeFileHandle _file;

    private ReplacementLock(SafeFileHandle file) => _file = file;

    /// <summary>Takes the lock of the directory.</summary>
    /// <exception cref="IOException">Somebody held it all the time, or it cannot be opened.</exception>
    public static ReplacementLock Take(string directory)
    {
        var path = Path.Combine(directory, FileName);
        DurableFile.CreateEmptyIfAbsent(path);
        var file = Wait(() => OperatingSystem.IsWindows() ? OpenAlone(path) : OpenAndLock(path));
        return new ReplacementLock(file);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static SafeFileHandle Wait(Func<SafeFileHandle?> take)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (take() is { } file)
            {
                return file;
            }

            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException("Another process holds the lock.");
            }

            Thread.Sleep(Pause);
        }
    }

    private static SafeFileHandle? OpenAndLock(string path)
    {
        // For writing: NFS stands an exclusive lock in for by one that only a writer may take.
        var file = UnixCalls.Open(path, OpenFlags.ReadWrite | OpenFlags.NeverThroughLink, out var errno)
            ?? throw new IOException($"The system answered with error {errno}.", errno);

        // A file system without locks (ENOLCK, EOPNOTSUPP) is no reason to keep a broken id: replacing is atomic all the same.
        if (UnixCalls.Lock(file) == UnixCalls.WouldBlock)
        {
            file.Dispose();
            return null;
        }

        return file;
    }

    private static SafeFileHandle? OpenAlone(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is 32 or 33)
        {
            return null; // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
        }
    }
}
