using System.Security;
using System.Text;

namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// The text files in which a Linux kernel describes the machine, below a root directory. The one place that meets the disk:
/// what cannot be read, for whatever reason, is not there; so is what is longer than a kernel writes, since a part of it would be another answer.
/// </summary>
internal sealed class KernelFiles(string root)
{
    // A list of 4096 single CPUs, every second one of 8192, takes 20 kB.
    private const int MaxAttribute = 64 * 1024;

    // /proc/cpuinfo takes 2.5 kB for each CPU of a current x86: 20 MB for 8192 of them.
    private const int MaxTable = 32 * 1024 * 1024;

    // Beside 8192 CPUs stand some twenty other entries.
    private const int MaxEntries = 4 * CpuNumber.Max;

    /// <summary>The text of one attribute of sysfs, or null.</summary>
    public string? ReadAttribute(string path) => Try(() => Read(At(path), MaxAttribute));

    /// <summary>The text of one table of procfs, or null.</summary>
    public string? ReadTable(string path) => Try(() => Read(At(path), MaxTable));

    /// <summary>Whether the path leads to anything, be it a link that leads on to nothing.</summary>
    public bool Exists(string path) => Path.Exists(At(path));

    /// <summary>The names of the directories in a directory; none where there is no such directory.</summary>
    public IReadOnlyList<string> Directories(string path)
        => Try(() => Directory.EnumerateDirectories(At(path)).Take(MaxEntries).Select(entry => Path.GetFileName(entry)).ToList()) ?? [];

    private string At(string path) => Path.Combine(root, path);

    // ECANCELED and EFBIG, which a file system in user space may answer, are of the last two kinds in .NET.
    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SecurityException
            or NotSupportedException or OperationCanceledException or ArgumentException)
        {
            return null;
        }
    }

    private static string? Read(string path, int limit)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        }

        return !file.Exists || file.Length > limit || (file.Length == 0 && !IsOfTheKernel(file)) ? null : ReadToEnd(file, limit);
    }

    // The kernel's own files may claim no length. Elsewhere that is an empty file, a device without end, or a pipe, whose opening waits for a writer.
    private static bool IsOfTheKernel(FileInfo file) => new DriveInfo(file.FullName).DriveFormat is "proc" or "sysfs";

    private static string? ReadToEnd(FileInfo file, int limit)
    {
        using var stream = new FileStream(file.FullName, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
        var buffer = new byte[4096];
        var length = 0;
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer.AsSpan(length)))
        {
            length += read;
            if (length > limit)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        return Encoding.UTF8.GetString(buffer.AsSpan(0, length));
    }
}
