using System.Diagnostics;

namespace TelemetryHex.SystemTests.Package;

/// <summary>A folder outside the repository, where somebody else works with our packages.</summary>
internal sealed class StrangersFolder : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public string Root { get; } = Directory.CreateTempSubdirectory("telemetryhex-package-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Packs a project of the repository into <c>feed</c>. The intermediate files are the repository's own, the package is not.</summary>
    public async Task PackAsync(string project)
    {
        var (exitCode, output) = await RunAsync("pack", Path.Combine(Repository.Root, project), "-c", "Debug", "-o", Path.Combine(Root, "feed"), "-nologo", "-v:q", "-nodeReuse:false");
        exitCode.Should().Be(0, output);
    }

    /// <summary>Writes a file, and the folders above it.</summary>
    public void Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Root);
        File.WriteAllText(path, text);
    }

    /// <summary>Runs <c>dotnet</c> here, as in a shell of its own.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunProgramAsync("dotnet", arguments);

    /// <summary>Runs any program here.</summary>
    public async Task<(int ExitCode, string Output)> RunProgramAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var deadline = new CancellationTokenSource(Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}

/// <summary>One build at a time, and beside no other test: each takes the whole machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class StrangersBuilds
{
    public const string Name = "Builds of strangers";
}
