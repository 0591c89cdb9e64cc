using Microsoft.Win32.SafeHandles;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// Lets one process at a time take away what stands in the id's place. The file stays: to remove a lock is to let a second process lock
/// another one of the same name. The system gives the lock back when its holder dies.
/// </summary>
internal sealed class ReplacementLock : IDisposable
{
    private const string FileName = FileInstanceIdRepository.FileName + ".lock";
    private readonly SafeFileHandle _file;

    private ReplacementLock(SafeFileHandle file) => _file = file;

    /// <summary>Takes the lock of the directory.</summary>
    /// <exception cref="TimeoutException">Somebody held it all the time.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static ReplacementLock Take(string directory)
    {
        var path = Path.Combine(directory, FileName);
        DurableFile.CreateEmptyIfAbsent(path);
        try
        {
            return new ReplacementLock(Patience.Outlast(() => OperatingSystem.IsWindows() ? WindowsFile.OpenAlone(path) : OpenAndLock(path), IsHeld));
        }
        catch (IOException fault) when (IsHeld(fault))
        {
            throw new TimeoutException("Another process holds the lock.", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static SafeFileHandle OpenAndLock(string path)
    {
        // For writing: NFS stands an exclusive lock in for by one that only a writer may take.
        var file = UnixCalls.Open(path, OpenFlags.ReadWrite | OpenFlags.NeverThroughLink, out var errno)
            ?? throw new IOException($"The system answered with error {errno}.", errno);

        // A file system without locks (ENOLCK, EOPNOTSUPP) is no reason to keep a broken id: replacing is atomic all the same.
        if (UnixCalls.Lock(file) == UnixCalls.WouldBlock)
        {
            file.Dispose();
            throw new IOException("Another process holds the lock.", UnixCalls.WouldBlock);
        }

        return file;
    }

    private static bool IsHeld(Exception fault)
        => OperatingSystem.IsWindows() ? WindowsFile.IsHeld(fault) : fault is IOException && fault.HResult == UnixCalls.WouldBlock;
}
