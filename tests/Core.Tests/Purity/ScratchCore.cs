using System.Diagnostics;

namespace TelemetryHex.Core.Tests.Purity;

/// <summary>A copy of core and of what guards it, outside the repository, with more sources in it.</summary>
internal sealed class ScratchCore : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    private static readonly string[] Policy = [".editorconfig", "Directory.Build.targets", "Directory.Packages.props", "global.json", "README.md"];
    private static readonly string[] Rooms = ["core", "analyzers"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("telemetryhex-scratch-");

    public ScratchCore()
    {
        foreach (var file in Policy.Concat(Rooms.SelectMany(SourcesOf)))
        {
            var target = Path.Combine(_root.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? _root.FullName);
            File.Copy(Path.Combine(Repository.Root, file), target);
        }
    }

    public void Write(string source, string text) => File.WriteAllText(Path.Combine(_root.FullName, "core", source), text);

    public void Delete(string source) => File.Delete(Path.Combine(_root.FullName, "core", source));

    /// <summary>Builds. The exit code and all that was printed.</summary>
    public async Task<(int ExitCode, string Output)> BuildAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["build", "core", "-nologo", "-verbosity:quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = _root.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // What the test host's own build left in its environment is not for this one.
        foreach (var name in start.Environment.Keys.Where(IsOfAnotherBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        // The compiler speaks the user's language otherwise.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using var build = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            build.StandardInput.Close();
            var output = build.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = build.StandardError.ReadToEndAsync(deadline.Token);
            await build.WaitForExitAsync(deadline.Token);
            return (build.ExitCode, await output + await errors);
        }
        finally
        {
            if (!build.HasExited)
            {
                build.Kill(entireProcessTree: true);
            }
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static IEnumerable<string> SourcesOf(string room)
        => from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, room), "*", SearchOption.AllDirectories)
           let path = Path.GetRelativePath(Repository.Root, file)
           where !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
           select path;

    private static bool IsOfAnotherBuild(string name)
        => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
