using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TelemetryHex.Cli;

/// <summary>
/// The descriptors 1 and 2 of a Unix process. Where the caller closed one, a pipe of the runtime has its number before Main begins; a line
/// written there would upset the runtime. Console does not notice, nor does it report a pipe without a reader.
/// Sources: fcntl(2), poll(2), write(2).
/// </summary>
internal static partial class UnixDescriptor
{
    /// <summary>STDOUT_FILENO.</summary>
    public const int Output = 1;

    /// <summary>STDERR_FILENO.</summary>
    public const int Error = 2;

    // F_GETFD, FD_CLOEXEC and POLLOUT: the same on Linux, Darwin and the BSDs.
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;
    private const short Writable = 4;

    // PIPE_BUF of Linux: a pipe that poll calls writable takes as much at once, also where it is non-blocking.
    private const int Chunk = 4096;

    // /dev/null under each free number, kept open: the id's file must not get the number that the runtime writes a crash to.
    private static readonly List<SafeFileHandle> Plugs = [];

    private static readonly bool[] Inherited = [.. Enumerable.Range(0, Error + 1).Select(IsInherited)];

    /// <summary>Writes all of the bytes.</summary>
    /// <returns>False where that fails: the descriptor is closed, its disk full, its reader gone.</returns>
    public static bool TryWrite(int descriptor, ReadOnlySpan<byte> bytes)
    {
        if (!Inherited[descriptor])
        {
            return false;
        }

        while (bytes.Length > 0)
        {
            var ready = new PollDescriptor { Descriptor = descriptor, Events = Writable };
            Poll(ref ready, 1, timeout: -1);
            var written = Write(descriptor, bytes, Math.Min(bytes.Length, Chunk));
            if (written <= 0)
            {
                return false;
            }

            bytes = bytes[(int)written..];
        }

        return true;
    }

    // A descriptor that came through exec(2) has no close-on-exec flag; all that the runtime opens have one.
    private static bool IsInherited(int descriptor)
    {
        var flags = GetDescriptorFlags(descriptor, GetFlags);
        if (flags < 0)
        {
            Plugs.Add(File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
        }

        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    // Two arguments: fcntl's third is variadic, and F_GETFD has none.
    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int GetDescriptorFlags(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int timeout);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nint length);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
