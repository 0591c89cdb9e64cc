using System.Diagnostics;

namespace TelemetryHex.Core.Tests.Purity;

/// <summary>A project under the repository's own build policy, in a folder outside the repository, with sources of a test's own.</summary>
internal sealed class ScratchProject : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    private static readonly string[] Policy = [".editorconfig", "Directory.Build.targets", "Directory.Packages.props", "global.json", "README.md"];
    private static readonly string[] Rooms = ["core", "analyzers"];

    private const string PlainProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
          </PropertyGroup>
        </Project>

        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("telemetryhex-scratch-");
    private readonly string _folder;

    private ScratchProject(string folder)
    {
        _folder = Directory.CreateDirectory(Path.Combine(_root.FullName, folder)).FullName;
        foreach (var file in Policy.Concat(Rooms.SelectMany(SourcesOf)))
        {
            var target = Path.Combine(_root.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? _root.FullName);
            File.Copy(Path.Combine(Repository.Root, file), target);
        }
    }

    /// <summary>core itself.</summary>
    public static ScratchProject OfCore() => new("core");

    /// <summary>A project that says nothing of itself, in that folder.</summary>
    public static ScratchProject In(string folder)
    {
        var project = new ScratchProject(folder);
        project.Write("Scratch.csproj", PlainProject);
        return project;
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    public void Delete(string file) => File.Delete(Path.Combine(_folder, file));

    /// <summary>Builds. The exit code and all that was printed.</summary>
    public async Task<(int ExitCode, string Output)> BuildAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["build", _folder, "-nologo", "-verbosity:quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
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
