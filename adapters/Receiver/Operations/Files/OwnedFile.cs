using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using TelemetryHex.Adapters.Files;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// Small files for their owner alone: read never through a symbolic link, replaced in one step that a loss of power does not tear.
/// </summary>
internal static class OwnedFile
{
    private const string Temporary = ".tmp";
    private const string Unfinished = ".part";

    /// <summary>What stands at the path; null where nothing does.</summary>
    /// <exception cref="IOException">It cannot be read, is a symbolic link or no file, or is longer than <paramref name="limit"/> bytes.</exception>
    public static byte[]? Read(string path, int limit)
    {
        using var file = Open(path, forWriting: false);
        if (file is null)
        {
            return null;
        }

        var length = LengthOf(file);
        if (length > limit)
        {
            throw new IOException("It is too long.");
        }

        var content = new byte[length];
        var read = 0;
        while (read < content.Length && RandomAccess.Read(file, content.AsSpan(read), read) is > 0 and var more)
        {
            read += more;
        }

        return content[..read];
    }

    /// <summary>Puts the content in the place of what stands there; when it returns, the disk has it.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        File.Delete(path + Temporary);
        DurableFile.CreateNew(path + Temporary, content);
        Publish(path + Temporary, path);
    }

    /// <summary>
    /// As <see cref="Replace"/>, and writes zeros over the bytes that stood there. A file system that copies on write, keeps a journal of
    /// data or takes snapshots, and a drive that levels wear, may keep them all the same.
    /// </summary>
    public static void ReplaceSecret(string path, ReadOnlySpan<byte> content)
    {
        Wipe(path + Temporary);
        DurableFile.CreateNew(path + Temporary, content);
        if (OperatingSystem.IsWindows())
        {
            ReplaceSecretOnWindows(path);
            return;
        }

        using var old = Open(path, forWriting: true);
        Publish(path + Temporary, path);
        if (old is not null)
        {
            WriteZeros(old);
        }
    }

    /// <summary>Gives the file, which is on the disk, the other name, in the place of what has it.</summary>
    public static void Publish(string from, string to)
    {
        if (OperatingSystem.IsWindows())
        {
            WindowsFile.Replace(from, to);
        }
        else
        {
            UnixCalls.Rename(from, to);
        }

        DurableFile.SyncDirectory(Path.GetDirectoryName(to) ?? ".");
    }

    /// <summary>
    /// Gives the file a second name, which nothing has; where the file system knows no second names, that of a copy, which is there whole or
    /// not at all. What is written to either afterwards may be in both.
    /// </summary>
    public static void Duplicate(string path, string name)
    {
        if (OperatingSystem.IsWindows() ? !WindowsFile.TryLink(path, name) : UnixCalls.Link(path, name) != 0)
        {
            Copy(path, name);
        }

        DurableFile.SyncDirectory(Path.GetDirectoryName(name) ?? ".");
    }

    /// <summary>Gives the file another name, also in a directory of another disk; a process that dies meanwhile leaves the file under the first.</summary>
    public static void Move(string from, string to)
    {
        try
        {
            Publish(from, to);
        }
        catch (IOException)
        {
            Copy(from, to);
            File.Delete(from);
        }
    }

    /// <summary>Takes away what a process left that died in <see cref="Duplicate"/> or <see cref="Move"/>.</summary>
    public static void RemoveUnfinished(string name) => File.Delete(name + Unfinished);

    /// <summary>Waits until the disk has what was written to the file.</summary>
    public static void Flush(string path)
    {
        using var written = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(written);
    }

    private static void Copy(string from, string to)
    {
        RemoveUnfinished(to);
        File.Copy(from, to + Unfinished);
        Flush(to + Unfinished);
        Publish(to + Unfinished, to);
    }

    // What is open cannot be renamed over there, so that the old one gets a name until it is zeros.
    [SupportedOSPlatform("windows")]
    private static void ReplaceSecretOnWindows(string path)
    {
        Wipe(path + ".old");
        if (File.Exists(path))
        {
            File.Replace(path + Temporary, path, path + ".old");
            Wipe(path + ".old");
        }
        else
        {
            WindowsFile.Replace(path + Temporary, path);
        }
    }

    private static void Wipe(string path)
    {
        if (new FileInfo(path).LinkTarget is null)
        {
            using var file = Open(path, forWriting: true);
            if (file is not null)
            {
                WriteZeros(file);
            }
        }

        File.Delete(path);
    }

    private static void WriteZeros(SafeFileHandle file)
    {
        RandomAccess.Write(file, new byte[LengthOf(file)], 0);
        RandomAccess.FlushToDisk(file);
    }

    private static long LengthOf(SafeFileHandle file)
        => File.GetAttributes(file).HasFlag(FileAttributes.Directory)
            ? throw new IOException("A directory stands in its place.")
            : RandomAccess.GetLength(file);

    private static SafeFileHandle? Open(string path, bool forWriting)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new IOException("It is a symbolic link.");
        }

        if (OperatingSystem.IsWindows())
        {
            return !File.Exists(path) ? null : forWriting ? WindowsFile.OpenAlone(path) : WindowsFile.OpenToRead(path);
        }

        var file = UnixCalls.Open(path, (forWriting ? OpenFlags.ReadWrite : OpenFlags.ReadOnly) | OpenFlags.NeverThroughLink, out var errno);
        return file is not null || errno == UnixCalls.NotFound ? file : throw new IOException(DiskFault.Describe(errno), errno);
    }
}
