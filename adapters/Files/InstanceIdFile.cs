using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>What stands at the id file's path.</summary>
internal enum InstanceIdFileState
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>An id.</summary>
    Kept,

    /// <summary>Something that is no id, and may be replaced.</summary>
    Bad,

    /// <summary>Something that cannot be looked at, or cannot be replaced.</summary>
    Unreadable,
}

/// <summary>One look at the id file. It never follows a symbolic link, never waits, and reads no more than an id is long.</summary>
internal sealed record InstanceIdFile(InstanceIdFileState State, InstanceId? Id = null, string? Fault = null)
{
    private static readonly InstanceIdFile Absent = new(InstanceIdFileState.Absent);
    private static readonly InstanceIdFile Link = new(InstanceIdFileState.Bad, Fault: "it was a symbolic link");
    private static readonly InstanceIdFile NoFile = new(InstanceIdFileState.Bad, Fault: "it was not a regular file");

    public static InstanceIdFile Look(string path)
    {
        try
        {
            return OperatingSystem.IsWindows() ? LookOnWindows(path) : LookOnUnix(path);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            return new InstanceIdFile(InstanceIdFileState.Unreadable, Fault: DiskFault.Describe(fault));
        }
    }

    private static InstanceIdFile LookOnUnix(string path)
    {
        using var file = Posix.OpenForReading(path);
        if (file is not null)
        {
            return Read(path, file);
        }

        var error = Marshal.GetLastPInvokeError();
        return IsLink(path) ? Link
            : error == Posix.ENOENT ? Absent
            : error == Posix.ENXIO ? NoFile
            : new InstanceIdFile(InstanceIdFileState.Unreadable, Fault: DiskFault.Describe(error));
    }

    private static InstanceIdFile LookOnWindows(string path)
    {
        if (IsLink(path))
        {
            return Link;
        }

        if (!Path.Exists(path))
        {
            return Absent;
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Read(path, file);
    }

    private static InstanceIdFile Read(string path, SafeFileHandle file)
    {
        if (Directory.Exists(path))
        {
            return new InstanceIdFile(InstanceIdFileState.Unreadable, Fault: "a directory stands in its place");
        }

        using var stream = new FileStream(file, FileAccess.Read, bufferSize: 0);
        if (!stream.CanSeek)
        {
            return NoFile;
        }

        Span<byte> bytes = stackalloc byte[InstanceIdContent.EnoughBytes];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return InstanceIdContent.Parse(bytes[..length], out var fault) is { } id
            ? new InstanceIdFile(InstanceIdFileState.Kept, id)
            : new InstanceIdFile(InstanceIdFileState.Bad, Fault: fault);
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
}
