using Microsoft.Win32.SafeHandles;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// Lets one process at a time replace the id's file. The lock's file stays: were it removed, a second process could lock a new file of
/// that name. The system releases the lock when its holder dies.
/// </summary>
internal sealed class ReplacementLock : IDisposable
{
    private const string FileName = FileInstanceIdRepository.FileName + ".lock";
    private readonly SafeFileHandle _file;

    private ReplacementLock(SafeFileHandle file) => _file = file;

    /// <summary>Takes the lock of the directory.</summary>
    /// <exception cref="TimeoutException">Another process held the lock all the time.</exception>
    /// <exception cref="IOException">The lock's file cannot be opened.</exception>
    public static ReplacementLock Take(string directory)
    {
        var path = Path.Combine(directory, FileName);
        DurableFile.CreateEmptyIfAbsent(path);
        try
        {
            return new ReplacementLock(
                Retry.UntilTimeout(() => OperatingSystem.IsWindows() ? WindowsFile.OpenAlone(path) : OpenAndLock(path), IsHeld));
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
        // For writing: NFS maps this lock to one that only a writer may take.
        var file = UnixCalls.Open(path, OpenFlags.ReadWrite | OpenFlags.NeverThroughLink, out var errno)
            ?? throw new IOException($"The system answered with error {errno}.", errno);

        // A file system without locks (ENOLCK, EOPNOTSUPP) still replaces atomically.
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
