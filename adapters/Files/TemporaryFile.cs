using System.Security.Cryptography;

namespace TelemetryHex.Adapters.Files;

/// <summary>A whole new id file under a name that nobody looks for, on the disk before anybody can see it; gone when disposed.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private const string Prefix = FileInstanceIdRepository.FileName + ".";
    private const string Suffix = ".tmp";
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    private TemporaryFile(string path) => Path = path;

    public string Path { get; }

    /// <summary>Writes and flushes the bytes.</summary>
    public static TemporaryFile Write(string directory, ReadOnlySpan<byte> bytes)
    {
        var path = System.IO.Path.Combine(directory, $"{Prefix}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}{Suffix}");
        WriteNew(path, bytes);
        var file = new TemporaryFile(path);
        file.RemoveStale(directory);
        return file;
    }

    /// <summary>Writes and flushes the bytes to a file that must not exist yet, for its owner's eyes only; where that fails, it is gone again.</summary>
    public static void WriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        try
        {
            WriteThrough(stream, bytes);
        }
        catch
        {
            Remove(path);
            throw;
        }
    }

    public void Dispose() => Remove(Path);

    private static void WriteThrough(FileStream stream, ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        if (!OperatingSystem.IsWindows())
        {
            Posix.Sync(stream.SafeFileHandle);
        }

        if (!OperatingSystem.IsLinux())
        {
            // On macOS it goes through the drive's cache as fsync does not. On Linux it would come second and say nothing.
            stream.Flush(flushToDisk: true);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            // A leftover does no harm, and the next one to be written removes it.
        }
    }

    // What a process left that was killed while it wrote. The age is told by the file system's own clock.
    private void RemoveStale(string directory)
    {
        try
        {
            var now = File.GetLastWriteTimeUtc(Path);
            foreach (var other in Directory.EnumerateFiles(directory, $"{Prefix}*{Suffix}"))
            {
                if (now - File.GetLastWriteTimeUtc(other) > Stale)
                {
                    Remove(other);
                }
            }
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            // Tidying up is no reason to fail.
        }
    }
}
