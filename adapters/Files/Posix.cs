using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TelemetryHex.Adapters.Files;

/// <summary>The calls that .NET has no way to make on Unix: open without following a link, link, fsync that tells, flock on a directory.</summary>
internal static partial class Posix
{
    // errno, the same on Linux, macOS and the BSDs (errno(3)).
    public const int ENOENT = 2;
    public const int ENXIO = 6;
    public const int EEXIST = 17;

    /// <summary>open(2) for reading, without following a symbolic link unless told to, without waiting for a writer of a FIFO.</summary>
    /// <returns>Null where it failed; <see cref="Marshal.GetLastPInvokeError"/> tells why.</returns>
    public static SafeFileHandle? OpenForReading(string path, bool followLinks = false)
    {
        var descriptor = Open(path, (followLinks ? 0 : NoFollow) | NonBlocking | CloseOnExec);
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>link(2): gives the file a second name, or fails where that name is taken. Atomic, as rename without overwriting is not.</summary>
    /// <returns>0, or the error's number.</returns>
    public static int TryLink(string existing, string created) => Link(existing, created) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>fsync(2). The platform's own flush hides its failure.</summary>
    /// <exception cref="IOException">The file may not be on the disk; HResult is the error's number.</exception>
    public static void Sync(SafeFileHandle file)
    {
        if (FSync(file) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    /// <summary>flock(2), exclusive, without waiting.</summary>
    /// <returns>0, or the error's number.</returns>
    public static int TryLock(SafeFileHandle file)
    {
        const int ExclusiveNonBlocking = 2 | 4;
        return FLock(file, ExclusiveNonBlocking) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>What flock says when somebody else holds the lock.</summary>
    public static int EWouldBlock => OperatingSystem.IsLinux() ? 11 : 35;

    // fcntl.h: Linux's is one number on most processors and another on ARM and POWER (asm/fcntl.h); macOS and the BSDs share theirs.
    private static int NoFollow => !OperatingSystem.IsLinux() ? 0x100
        : RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Armv6 or Architecture.Arm64 or Architecture.Ppc64le ? 0x8000
        : 0x20000;

    private static int NonBlocking => OperatingSystem.IsLinux() ? 0x800 : 0x4;

    private static int CloseOnExec => OperatingSystem.IsLinux() ? 0x80000 : OperatingSystem.IsFreeBSD() ? 0x100000 : 0x1000000;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string created);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle file, int operation);
}
