using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// System calls without a faithful form in .NET 10: an open that follows no link; an atomic "publish unless present" (link(2): File.Move
/// without overwrite is lstat + rename, and two processes can both win); a rename that never becomes a copy; an fsync that reports a
/// failure (FileStream.Flush(true) hides it); a lock on an open file. An error is an <see cref="IOException"/> whose HResult is the
/// errno, as in .NET itself. Sources: open(2), link(2), rename(2), fsync(2), flock(2).
/// </summary>
internal static partial class UnixCalls
{
    /// <summary>ENOENT: the same number on Linux, Darwin and the BSDs, as are all the constants here.</summary>
    public const int NotFound = 2;

    /// <summary>ENXIO: a socket, or a device without a driver.</summary>
    public const int NoSuchDevice = 6;

    /// <summary>EEXIST.</summary>
    public const int Exists = 17;

    private const int Interrupted = 4;
    private const int ExclusiveWithoutWaiting = 2 | 4;

    /// <summary>EWOULDBLOCK, the only one that differs: asm-generic/errno-base.h has 11, sys/errno.h of Darwin and FreeBSD 35.</summary>
    public static int WouldBlock { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsAndroid() ? 11 : 35;

    /// <summary>Opens an existing file.</summary>
    /// <returns>The handle, or null with the errno.</returns>
    public static SafeFileHandle? Open(string path, int flags, out int errno)
    {
        var descriptor = Retry(() => NativeOpen(path, flags), out errno);
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Gives the file a second name, unless something has that name.</summary>
    /// <returns>0, or the errno.</returns>
    public static int Link(string existing, string name)
    {
        Retry(() => NativeLink(existing, name), out var errno);
        return errno;
    }

    /// <summary>Renames the file over the present one; a symbolic link there is replaced, not followed.</summary>
    public static void Rename(string from, string to)
    {
        Retry(() => NativeRename(from, to), out var errno);
        ThrowIf(errno);
    }

    /// <summary>Flushes the file to the disk and reports a failure.</summary>
    public static void Sync(SafeFileHandle file)
    {
        Retry(() => NativeSync(file), out var errno);
        ThrowIf(errno);
    }

    /// <summary>Takes the file's exclusive lock without waiting.</summary>
    /// <returns>0, or the errno.</returns>
    public static int Lock(SafeFileHandle file)
    {
        Retry(() => NativeLock(file, ExclusiveWithoutWaiting), out var errno);
        return errno;
    }

    private static int Retry(Func<int> call, out int errno)
    {
        while (true)
        {
            var result = call();
            errno = result < 0 ? Marshal.GetLastPInvokeError() : 0;
            if (errno != Interrupted)
            {
                return result;
            }
        }
    }

    private static void ThrowIf(int errno)
    {
        if (errno != 0)
        {
            throw new IOException($"The system answered with error {errno}.", errno);
        }
    }

    // Two arguments: the third is variadic, which arm64 Darwin passes elsewhere, and only O_CREAT needs it.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NativeOpen(string path, int flags);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NativeLink(string existing, string name);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NativeRename(string from, string to);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int NativeSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int NativeLock(SafeFileHandle file, int operation);
}
