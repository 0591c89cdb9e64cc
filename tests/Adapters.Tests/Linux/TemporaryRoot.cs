namespace TelemetryHex.Adapters.Tests.Linux;

/// <summary>A directory to stand for <c>/</c>, gone with the test.</summary>
internal sealed class TemporaryRoot : IDisposable
{
    private readonly WorkingDirectory _directory = new();

    public string Path => _directory.Path;

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

    public string At(string path) => _directory.File(path);

    public string Parent(string path)
    {
        var full = At(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full) ?? Path);
        return full;
    }

    public void Dispose() => _directory.Dispose();
}
