using System.Security.Cryptography;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// An id that is whole and on the disk, under a name of its own beside the place it is meant for, so that one step publishes it. What is
/// left of the name is removed when it is disposed.
/// </summary>
internal sealed class TemporaryIdFile : IDisposable
{
    private const string Prefix = FileInstanceIdRepository.FileName + ".";
    private const string Suffix = ".tmp";
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    private TemporaryIdFile(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Writes the id into a new file of the directory.</summary>
    public static TemporaryIdFile Write(string directory, InstanceId id)
    {
        var random = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var file = new TemporaryIdFile(System.IO.Path.Combine(directory, Prefix + random + Suffix));
        DurableFile.CreateNew(file.Path, InstanceIdText.Write(id));
        return file;
    }

    /// <summary>Removes what a process that died between writing and publishing has left, an hour after. The best is done, no more.</summary>
    public static void RemoveStale(string directory)
    {
        try
        {
            var before = DateTime.UtcNow - Stale;
            foreach (var path in Directory.EnumerateFiles(directory))
            {
                if (IsOurs(System.IO.Path.GetFileName(path.AsSpan())) && File.GetLastWriteTimeUtc(path) < before)
                {
                    File.Delete(path);
                }
            }
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            // They harm nobody; the next start tries again.
        }
    }

    // Not by a pattern: what one means to a disk differs from system to system.
    private static bool IsOurs(ReadOnlySpan<char> name)
        => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            // The id is published or it is not, whatever becomes of this name; an hour from now a start removes it.
        }
    }
}
