using System.Xml.Linq;

namespace TelemetryHex.SystemTests.Law;

/// <summary>
/// The repository without its tests, built once; and for each attack a copy of the half that sends, built by one call of MSBuild for all
/// of them. The attacks keep to their copies, so that none sees another.
/// </summary>
public sealed class LawMatrix : IAsyncLifetime
{
    /// <summary>The name of the case that nothing was done to.</summary>
    public const string Untouched = "nothing at all";

    private static readonly string[] Sources = ["core", "adapters", "analyzers", "*.props", "*.targets", "*.sln", "global.json", ".editorconfig", "README.md"];

    // No attack reaches them, and their packages are most of what a build of the rest takes.
    private static readonly string[] NotCopied = ["adapters/Receiver", "adapters/Sqlite"];

    private readonly string _folder = Directory.CreateTempSubdirectory("telemetryhex-law-").FullName;
    private readonly Lazy<Task<IReadOnlyDictionary<string, CaseResult>>> _results;
    private ScratchRepository _built = new("");
    private int _copies;

    public LawMatrix() => _results = new(BuildAllAsync);

    /// <summary>The detailed log of the first build, which compiled everything.</summary>
    public string FirstBuild => Path.Combine(_folder, "first-build.log");

    /// <summary>The names of the projects that were compiled.</summary>
    public IReadOnlyList<string?> Projects { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var whole = new ScratchRepository(Directory.CreateDirectory(Path.Combine(_folder, "whole")).FullName);
        await RunAsync(
            whole,
            "sh",
            "-c",
            $"git -C '{Repository.Root}' ls-files -co --exclude-standard -z {string.Join(' ', Sources.Select(source => $"'{source}'"))} | tar -C '{Repository.Root}' --null --ignore-failed-read -T - -cf - | tar -xf -");
        await RunAsync(whole, "sh", "-c", "dotnet sln TelemetryHex.sln list | grep ^tests/ | xargs dotnet sln TelemetryHex.sln remove");
        await RunAsync(whole, "dotnet", "build", "TelemetryHex.sln", "-nologo", "-v:q", "-nodeReuse:false", $"-flp:v=detailed;logfile={FirstBuild}");
        Projects = [.. Directory.EnumerateFiles(whole.Root, "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileName)];
        foreach (var folder in NotCopied)
        {
            Directory.Delete(whole.PathOf(folder), recursive: true);
        }

        _built = whole;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return default;
    }

    /// <summary>A copy for a test that builds more than once.</summary>
    public Task<ScratchRepository> CopyAsync() => _built.CopyAsync(Path.Combine(_folder, $"case-{Interlocked.Increment(ref _copies):d3}"));

    /// <summary>How the build of an attack ended. The first to ask waits for the builds of all.</summary>
    public async Task<CaseResult> ResultAsync(string name) => (await _results.Value)[name];

    private async Task<IReadOnlyDictionary<string, CaseResult>> BuildAllAsync()
    {
        Attack[] attacks = [new(Untouched, _ => { }, "", ""), .. Shapes.All, .. Silencings.All];
        var cases = new List<(Attack Attack, ScratchRepository Repository)>();
        foreach (var attack in attacks)
        {
            var repository = await CopyAsync();
            attack.Apply(repository);
            cases.Add((attack, repository));
        }

        var all = new ScratchRepository(_folder);
        all.Write("cases.proj", new XElement(
            "Project",
            new XElement("ItemGroup", cases.Select(one => new XElement(
                "Case",
                new XAttribute("Include", one.Repository.PathOf(one.Attack.Builds)),
                new XAttribute("AdditionalProperties", string.Join(';', one.Attack.Arguments.Select(argument => argument["-p:".Length..])))))),
            new XElement(
                "Target",
                new XAttribute("Name", "Build"),
                new XElement(
                    "MSBuild",
                    new XAttribute("Projects", "@(Case)"),
                    new XAttribute("BuildInParallel", "true"),
                    new XAttribute("ContinueOnError", "true")))).ToString());
        var (_, output) = await all.BuildAsync("cases.proj", "-clp:NoSummary");
        var lines = output.Split('\n');
        return cases.ToDictionary(
            one => one.Attack.Name,
            one => new CaseResult(string.Join('\n', lines.Where(line => line.Contains(one.Repository.Root, StringComparison.Ordinal)))));
    }

    private static async Task RunAsync(ScratchRepository repository, string program, params string[] arguments)
    {
        var (exitCode, output) = await repository.RunAsync(program, arguments);
        exitCode.Should().Be(0, output);
    }
}

/// <summary>How the build of one case ended.</summary>
/// <param name="Output">The lines that name its folder.</param>
public sealed record CaseResult(string Output)
{
    /// <summary>Whether MSBuild told no error of it.</summary>
    public bool Succeeded => !Output.Contains(": error ", StringComparison.Ordinal);
}

/// <summary>Beside no other test: the builds take the whole machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LawGroup : ICollectionFixture<LawMatrix>
{
    public const string Name = "Builds of the whole repository";
}
