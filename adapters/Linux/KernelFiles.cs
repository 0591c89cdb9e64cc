using System.Security;
using System.Text;

namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// The text files in which a Linux kernel describes the machine, below a root directory; the one place that reads the disk. A file that
/// cannot be read counts as absent, and so does one that is longer than a kernel writes: a part of it would be another answer.
/// </summary>
internal sealed class KernelFiles(string root)
{
    // The longest list, every second CPU of 8192, takes 20 kB.
    private const int MaxAttribute = 64 * 1024;

    // /proc/cpuinfo takes 2.5 kB for each CPU of a current x86, hence 20 MB for 8192.
    private const int MaxTable = 32 * 1024 * 1024;

    // Some twenty other entries stand beside the CPUs.
    private const int MaxEntries = 4 * CpuNumber.Max;

    /// <summary>The text of one attribute of sysfs, or null.</summary>
    public string? ReadAttribute(string path) => Try(() => Read(At(path), MaxAttribute));

    /// <summary>The text of one table of procfs, or null.</summary>
    public string? ReadTable(string path) => Try(() => Read(At(path), MaxTable));

    /// <summary>Whether the path exists; a broken link does.</summary>
    public bool Exists(string path) => Path.Exists(At(path));

    /// <summary>The names of a directory's directories; empty where it cannot be read.</summary>
    public IReadOnlyList<string> Directories(string path)
        => Try(() => Directory.EnumerateDirectories(At(path)).Take(MaxEntries).Select(entry => Path.GetFileName(entry)).ToList()) ?? [];

    private string At(string path) => Path.Combine(root, path);

    // .NET maps ECANCELED and EFBIG, which a file system in user space may answer, to the last two kinds.
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

        return !file.Exists || file.Length > limit || (file.Length == 0 && !IsKernelFile(file)) ? null : ReadToEnd(file, limit);
    }

    // Only a kernel's own file has content and the length 0; elsewhere it may be an endless device, or a pipe that waits for a writer.
    private static bool IsKernelFile(FileInfo file) => new DriveInfo(file.FullName).DriveFormat is "proc" or "sysfs";

    private static string? ReadToEnd(FileInfo file, int limit)
    {
        var options = new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        using var stream = new FileStream(file.FullName, options);
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
