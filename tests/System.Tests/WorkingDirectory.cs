namespace TelemetryHex.SystemTests;

/// <summary>A directory of a test's own, gone with the test.</summary>
internal sealed class WorkingDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("telemetryhex-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>Every file and directory in it, relative.</summary>
    public IReadOnlyList<string> Entries()
        => [.. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Select(entry => System.IO.Path.GetRelativePath(Path, entry)).Order()];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
