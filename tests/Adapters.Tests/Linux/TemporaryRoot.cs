namespace TelemetryHex.Adapters.Tests.Linux;

/// <summary>A directory to stand for <c>/</c>, gone with the test.</summary>
internal sealed class TemporaryRoot : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("telemetryhex-root-").FullName;

    public TemporaryRoot Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public TemporaryRoot Write(string path, byte[] content)
    {
        File.WriteAllBytes(Parent(path), content);
        return this;
    }

    public TemporaryRoot MakeDirectory(string path)
    {
        Directory.CreateDirectory(At(path));
        return this;
    }

    public TemporaryRoot Link(string path, string target)
    {
        File.CreateSymbolicLink(Parent(path), target);
        return this;
    }

    public string At(string path) => System.IO.Path.Combine(Path, path);

    public string Parent(string path)
    {
        var full = At(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full) ?? Path);
        return full;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
