namespace TelemetryHex.SystemTests.Package;

/// <summary>A folder outside the repository, where somebody else works with our packages.</summary>
internal sealed class StrangersFolder : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private readonly WorkingDirectory _directory = new();

    public string Root => _directory.Path;

    public void Dispose() => _directory.Dispose();

    /// <summary>Packs a project of the repository into <c>feed</c>. The intermediate files are the repository's own, the package is not.</summary>
    public async Task PackAsync(string project)
    {
        var (exitCode, output) = await RunAsync("pack", Path.Combine(Repository.Root, project), "-c", "Debug", "-o", Path.Combine(Root, "feed"), "-nologo", "-v:q", "-nodeReuse:false");
        exitCode.Should().Be(0, output);
    }

    /// <summary>Writes a file, and the folders above it.</summary>
    public void Write(string file, string text) => _directory.Write(file, text);

    /// <summary>Runs <c>dotnet</c> here, as in a shell of its own.</summary>
    public Task<CommandResult> RunAsync(params string[] arguments) => RunProgramAsync("dotnet", arguments);

    /// <summary>Runs any program here.</summary>
    public Task<CommandResult> RunProgramAsync(string program, params string[] arguments) => Command.RunAsync(Root, Longest, program, arguments);
}

/// <summary>One build at a time, and beside no other test: each takes the whole machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class StrangersBuilds
{
    public const string Name = "Builds of strangers";
}
