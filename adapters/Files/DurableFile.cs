namespace TelemetryHex.Adapters.Files;

/// <summary>Creates small files that survive a power loss and that only their owner can read.</summary>
internal static class DurableFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Creates the file and returns once its content is on the disk. Fails if anything has that name, a symbolic link included. A failure
    /// leaves no file.
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

    /// <summary>Creates the file, empty, unless something has its name.</summary>
    public static void CreateEmptyIfAbsent(string path)
    {
        try
        {
            OwnedNew(path).Dispose();
        }
        catch (IOException) when (new FileInfo(path) is { Exists: true } or { LinkTarget: not null })
        {
            // Another process created it first.
        }
    }

    /// <summary>Flushes the directory's names to the disk where the system can; without it a power loss may cost the id.</summary>
    public static void SyncDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            // The dot opens a data directory that is itself a symbolic link.
            using var directory = UnixCalls.Open(Path.Combine(path, "."), OpenFlags.ReadOnly | OpenFlags.NeverThroughLink, out _);
            if (directory is not null)
            {
                UnixCalls.Sync(directory);
            }
        }
        catch (IOException)
        {
            // Some file systems cannot flush a directory; the content is on the disk already.
        }
    }

    private static void WriteThrough(FileStream file, ReadOnlySpan<byte> content)
    {
        file.Write(content);
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            // On macOS this flushes the drive's own cache (F_FULLFSYNC); fsync does not.
            file.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
        {
            UnixCalls.Sync(file.SafeFileHandle);
        }
    }

    // Shared: a new file needs no lock. Unbuffered: the call that writes the bytes reports their failure.
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
