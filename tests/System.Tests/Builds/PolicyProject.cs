namespace TelemetryHex.SystemTests.Builds;

/// <summary>A project under the repository's own build policy, in a folder outside the repository, with sources of a test's own.</summary>
internal sealed class PolicyProject : IDisposable
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

    private PolicyProject(string folder)
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
    public static PolicyProject OfCore() => new("core");

    /// <summary>A project that says nothing of itself, in that folder.</summary>
    public static PolicyProject In(string folder)
    {
        var project = new PolicyProject(folder);
        project.Write("Scratch.csproj", PlainProject);
        return project;
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    public void Delete(string file) => File.Delete(Path.Combine(_folder, file));

    /// <summary>Builds. The exit code and all that was printed.</summary>
    public Task<CommandResult> BuildAsync()
        => Command.RunAsync(_root.FullName, Deadline, "dotnet", "build", _folder, "-nologo", "-verbosity:quiet", "-nodeReuse:false");

    public void Dispose() => _root.Delete(recursive: true);

    private static IEnumerable<string> SourcesOf(string room)
        => from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, room), "*", SearchOption.AllDirectories)
           let path = Path.GetRelativePath(Repository.Root, file)
           where !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
           select path;
}
