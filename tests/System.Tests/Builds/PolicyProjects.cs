namespace TelemetryHex.SystemTests.Builds;

/// <summary>Projects under the repository's own build policy, in a folder outside the repository, with sources of a test's own: core, and one in each other kind of room.</summary>
internal sealed class PolicyProjects : IDisposable
{
    public const string Core = "core";
    public const string Adapter = "adapters/Scratch";
    public const string Test = "tests/Scratch";

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

    // All in one build: most of its time goes into what they share.
    private const string All = """
        <Project DefaultTargets="Build">
          <ItemGroup><Each Include="core/TelemetryHex.Core.csproj;adapters/Scratch/Scratch.csproj;tests/Scratch/Scratch.csproj" /></ItemGroup>
          <Target Name="Build">
            <MSBuild Projects="@(Each)" Targets="Restore" Properties="Restoring=true" />
            <MSBuild Projects="@(Each)" Targets="Build" BuildInParallel="true" ContinueOnError="ErrorAndContinue" />
          </Target>
        </Project>

        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("telemetryhex-scratch-");

    public PolicyProjects()
    {
        foreach (var file in Policy.Concat(Rooms.SelectMany(SourcesOf)))
        {
            var target = Path.Combine(_root.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? _root.FullName);
            File.Copy(Path.Combine(Repository.Root, file), target);
        }

        Write(Adapter, "Scratch.csproj", PlainProject);
        Write(Test, "Scratch.csproj", PlainProject);
        Write("", "All.proj", All);
    }

    public void Write(string project, string file, string text)
        => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_root.FullName, project)).FullName, file), text);

    public void Delete(string project, string file) => File.Delete(Path.Combine(_root.FullName, project, file));

    /// <summary>Builds them all. The exit code and all that was printed.</summary>
    public Task<CommandResult> BuildAsync()
        => Command.RunAsync(_root.FullName, Deadline, "dotnet", "build", "All.proj", "-nologo", "-verbosity:quiet", "-nodeReuse:false");

    public void Dispose() => _root.Delete(recursive: true);

    private static IEnumerable<string> SourcesOf(string room)
        => from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, room), "*", SearchOption.AllDirectories)
           let path = Path.GetRelativePath(Repository.Root, file)
           where !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
           select path;
}
