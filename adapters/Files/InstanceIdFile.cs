using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace TelemetryHex.Adapters.Files;

/// <summary>Reads the first bytes of the id's file, never through a symbolic link and without waiting. Writes nothing.</summary>
internal static class InstanceIdFile
{
    private const int TooLargeForThisProcess = 75;

    /// <summary>Reads the content at the path.</summary>
    /// <exception cref="IOException">The disk failed; or another exception that <see cref="DiskFault.Is"/> accepts.</exception>
    public static StoredInstanceId Read(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return ReadOnWindows(path);
        }

        using var file = UnixCalls.Open(path, OpenFlags.ReadOnly | OpenFlags.NeverThroughLink, out var errno);
        return file is not null ? ReadOpen(file) : WhyNotOpen(path, errno);
    }

    private static StoredInstanceId WhyNotOpen(string path, int errno)
    {
        // The errno for a link differs (ELOOP is 40 or 62, FreeBSD answers EMLINK), so the link itself is asked.
        if (errno != UnixCalls.NotFound && new FileInfo(path).LinkTarget is not null)
        {
            return StoredInstanceId.Unfit("it was a symbolic link");
        }

        return errno switch
        {
            UnixCalls.NotFound => StoredInstanceId.Absent,
            UnixCalls.NoSuchDevice => StoredInstanceId.Unfit("it was a socket or a device"),
            // EOVERFLOW on Linux: a file over 2 GiB in a 32-bit process.
            TooLargeForThisProcess when OperatingSystem.IsLinux() => StoredInstanceId.Unfit("it was too long"),
            _ => StoredInstanceId.OutOfReach($"it cannot be read: {DiskFault.Describe(errno)}"),
        };
    }

    [SupportedOSPlatform("windows")]
    private static StoredInstanceId ReadOnWindows(string path)
    {
        try
        {
            var attributes = File.GetAttributes(path);
            if (attributes.HasFlag(FileAttributes.ReparsePoint) && new FileInfo(path).LinkTarget is not null)
            {
                return StoredInstanceId.Unfit("it was a symbolic link");
            }

            if (attributes.HasFlag(FileAttributes.Directory))
            {
                return StoredInstanceId.OutOfReach("a directory stands in its place");
            }

            using var file = WindowsFile.OpenToRead(path);
            return ReadOpen(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return StoredInstanceId.Absent;
        }
    }

    private static StoredInstanceId ReadOpen(SafeFileHandle file)
    {
        if (File.GetAttributes(file).HasFlag(FileAttributes.Directory))
        {
            return StoredInstanceId.OutOfReach("a directory stands in its place");
        }

        if (!CanSeek(file))
        {
            return StoredInstanceId.Unfit("it was a pipe or a device");
        }

        Span<byte> content = stackalloc byte[InstanceIdText.MaxBytesRead];
        var length = 0;
        while (length < content.Length)
        {
            var read = RandomAccess.Read(file, content[length..], length);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        return InstanceIdText.Read(content[..length]);
    }

    private static bool CanSeek(SafeFileHandle file)
    {
        try
        {
            _ = RandomAccess.GetLength(file);
            return true;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }
}
