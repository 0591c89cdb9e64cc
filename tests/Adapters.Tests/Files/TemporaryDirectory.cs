namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>A directory of a test's own, gone with the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("telemetryhex-files-").FullName;

    public string IdFile => Of(".instance_id");

    public string Of(string name) => Path.Combine(Root, name);

    public IReadOnlyList<string> Names() => [.. Directory.EnumerateFileSystemEntries(Root).Select(Path.GetFileName).OfType<string>().Order()];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
