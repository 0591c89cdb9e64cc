using TelemetryHex.Adapters.Files;

namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>A temporary directory with a data directory in it, gone after the test.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly WorkingDirectory _root = new();

    public DataDirectory()
    {
        Path = Beside("data");
        Directory.CreateDirectory(Path);
    }

    /// <summary>The data directory.</summary>
    public string Path { get; }

    /// <summary>Where the id stands.</summary>
    public string IdFile => In(FileInstanceIdRepository.FileName);

    /// <summary>The names in the data directory.</summary>
    public IEnumerable<string?> Names => Directory.EnumerateFileSystemEntries(Path).Select(System.IO.Path.GetFileName);

    public FileInstanceIdRepository Repository => new(Path);

    public string Beside(string name) => _root.File(name);

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _root.Dispose();
}
