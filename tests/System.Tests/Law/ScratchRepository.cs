namespace TelemetryHex.SystemTests.Law;

/// <summary>A folder that is built as the repository is: what a test changes in it stays there.</summary>
public sealed class ScratchRepository(string root)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    public string Root { get; } = root;

    public string PathOf(string file) => Path.Combine(Root, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file)) ?? Root);
        File.WriteAllText(PathOf(file), text);
    }

    public void Write(string file, byte[] content) => File.WriteAllBytes(PathOf(file), content);

    public void Delete(string file) => File.Delete(PathOf(file));

    /// <summary>Replaces a text that stands in the file exactly once.</summary>
    public void Replace(string file, string old, string with)
    {
        var text = Read(file);
        text.Split(old).Should().HaveCount(2, $"'{old}' stands once in {file}");
        Write(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    /// <summary>Copies all of it, built as it is: nothing in the copy is compiled again until a source of it changes.</summary>
    public async Task<ScratchRepository> CopyAsync(string root)
    {
        var (exitCode, output) = await RunAsync("cp", "-a", Root, root);
        exitCode.Should().Be(0, output);

        // The compiler's own settings name the folder. With another name they would be written anew, and all that depends on them.
        foreach (var file in Directory.EnumerateFiles(root, "*.editorconfig", SearchOption.AllDirectories))
        {
            var written = File.GetLastWriteTimeUtc(file);
            File.WriteAllText(file, File.ReadAllText(file).Replace(Root, root, StringComparison.Ordinal));
            File.SetLastWriteTimeUtc(file, written);
        }

        return new(root);
    }

    /// <summary>Builds a project, or several by one that names them, as anybody would.</summary>
    public Task<CommandResult> BuildAsync(string project, params string[] arguments)
        => RunAsync("dotnet", ["build", project, "--no-restore", "-nologo", "-v:q", "-nodeReuse:false", .. arguments]);

    public Task<CommandResult> RunAsync(string program, params string[] arguments) => Command.RunAsync(Root, Timeout, program, arguments);
}
