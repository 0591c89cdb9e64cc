using System.Security.Cryptography;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// A whole id on the disk under a temporary name beside its place, so that one step publishes it. Disposing removes the temporary name.
/// </summary>
internal sealed class TemporaryIdFile : IDisposable
{
    private const string Prefix = FileInstanceIdRepository.FileName + ".";
    private const string Suffix = ".tmp";
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    private TemporaryIdFile(string path) => Path = path;

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>Writes the id to a new file in the directory.</summary>
    public static TemporaryIdFile Write(string directory, InstanceId id)
    {
        var random = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var file = new TemporaryIdFile(System.IO.Path.Combine(directory, Prefix + random + Suffix));
        DurableFile.CreateNew(file.Path, InstanceIdText.Write(id));
        return file;
    }

    /// <summary>Tries to remove files over an hour old, left by processes that died before publishing.</summary>
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
            // A stale file is harmless, and the next start tries again.
        }
    }

    // No search pattern: its meaning differs by system.
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
            // The temporary name does not matter to the published id; a start an hour from now removes it.
        }
    }
}
