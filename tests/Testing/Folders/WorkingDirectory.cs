namespace TelemetryHex.Testing;

/// <summary>A directory of a test's own, gone with the test.</summary>
public sealed class WorkingDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("telemetryhex-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, and the folders above it.</summary>
    public string Write(string name, string text)
    {
        var file = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file) ?? Path);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Every file and directory in it, relative.</summary>
    public IReadOnlyList<string> Entries()
        => [.. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Select(entry => System.IO.Path.GetRelativePath(Path, entry)).Order()];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
