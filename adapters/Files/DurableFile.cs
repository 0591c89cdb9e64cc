namespace TelemetryHex.Adapters.Files;

/// <summary>Makes small files that survive a loss of power, readable by their owner alone.</summary>
internal static class DurableFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Makes the file, which must not exist (a symbolic link exists), and returns when the disk has its content. What fails leaves no file.
    /// </summary>
    public static void CreateNew(string path, ReadOnlySpan<byte> content)
    {
        using var file = OwnedNew(path);
        try
        {
            WriteThrough(file, content);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Makes the file, empty, unless something has its name.</summary>
    public static void CreateEmptyIfAbsent(string path)
    {
        try
        {
            OwnedNew(path).Dispose();
        }
        catch (IOException) when (new FileInfo(path) is { Exists: true } or { LinkTarget: not null })
        {
            // Somebody made it first.
        }
    }

    /// <summary>Waits until the disk has the directory's names. The best is done, no more: without it a loss of power costs the id.</summary>
    public static void SyncDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            // The dot keeps a data directory that is itself a symbolic link from being refused.
            using var directory = UnixCalls.Open(Path.Combine(path, "."), OpenFlags.ReadOnly | OpenFlags.NeverThroughLink, out _);
            if (directory is not null)
            {
                UnixCalls.Sync(directory);
            }
        }
        catch (IOException)
        {
            // Some file systems cannot; the content itself was flushed before.
        }
    }

    private static void WriteThrough(FileStream file, ReadOnlySpan<byte> content)
    {
        file.Write(content);
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            // On macOS this asks the drive itself (F_FULLFSYNC), which fsync does not.
            file.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
        {
            UnixCalls.Sync(file.SafeFileHandle);
        }
    }

    // Shared: a lock on a file nobody knows yet protects nothing. No buffer: the bytes go out with the call that reports their fate.
    private static FileStream OwnedNew(string path) => OperatingSystem.IsWindows()
        ? WindowsFile.CreateNew(path)
        : new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            UnixCreateMode = OwnerOnly,
        });
}
