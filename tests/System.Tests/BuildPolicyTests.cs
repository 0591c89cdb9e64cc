using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TelemetryHex.SystemTests;

/// <summary>The build policy is one file; here is what it comes to in each project.</summary>
public sealed partial class BuildPolicyTests
{
    // The analyzers run in the compiler, not in a product, and carry no list for themselves.
    public static TheoryData<string> All() => [.. Projects().Where(project => !project.EndsWith("TelemetryHex.Analyzers.csproj", StringComparison.Ordinal))];

    public static TheoryData<string> Shipped() => [.. Projects().Where(project => !project.StartsWith("tests/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task What_ships_is_built_without_a_warning_and_ready_to_be_trimmed(string project)
    {
        var evaluated = await EvaluateAsync(
            project,
            "-getProperty:Nullable,TreatWarningsAsErrors,EnforceCodeStyleInBuild,Deterministic,EnableTrimAnalyzer,EnableAotAnalyzer,AnalysisLevel");

        var properties = evaluated.GetProperty("Properties").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString() ?? "");
        properties.Should().Contain("Nullable", "enable");
        // A compiler's plug-in is not trimmed: it runs in the compiler.
        var isPlugin = project == "analyzers/TelemetryHex.Analyzers.csproj";
        foreach (var property in (string[])["TreatWarningsAsErrors", "EnforceCodeStyleInBuild", "Deterministic", .. isPlugin ? Array.Empty<string>() : ["EnableTrimAnalyzer", "EnableAotAnalyzer"]])
        {
            properties.Should().Contain(property, "true");
        }

        properties["AnalysisLevel"].Should().Be(project.StartsWith("core/", StringComparison.Ordinal) ? "latest-all" : "latest-recommended");
    }

    [Promise(Section.Report, "No code of this repository, tests included, may ask for the machine's name, its user or its addresses")]
    [Theory]
    [MemberData(nameof(All))]
    public async Task No_project_may_ask_whose_machine_it_is(string project)
    {
        var evaluated = await EvaluateAsync(project, "-getItem:PackageReference,AdditionalFiles");

        var items = evaluated.GetProperty("Items");
        Identities(items, "PackageReference").Should().Contain("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Identities(items, "AdditionalFiles").Select(file => Path.GetRelativePath(Repository.Root, file)).Should().Contain("analyzers/BannedSymbols.Identity.txt");
    }

    [Fact]
    public void No_project_suppresses_a_warning_or_pins_a_version_of_its_own()
    {
        foreach (var project in Projects())
        {
            var document = XDocument.Parse(Repository.Read(project));
            document.Descendants().Should().NotContain(element => element.Name.LocalName == "NoWarn", "{0} is built by the one policy", project);
            document.Descendants("PackageReference").Should().NotContain(element => element.Attribute("Version") != null, "{0} takes versions from one place", project);
        }
    }

    [Fact]
    public void No_project_leaves_the_one_policy()
    {
        Directory.EnumerateFiles(Repository.Root, "Directory.Build.*", SearchOption.AllDirectories).Should().ContainSingle("there is one policy");
        foreach (var project in Projects())
        {
            Repository.Read(project).Should().NotContainAny("ImportDirectory", "DirectoryBuildTargetsPath", "CompilerResponseFile");
        }
    }

    [Fact]
    public void Every_pinned_package_has_its_reason_beside_it()
    {
        var versions = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").ToList();

        versions.Should().NotBeEmpty();
        versions.Should().OnlyContain(version => version.PreviousNode is XComment);
    }

    [Fact]
    public void No_source_file_disables_a_warning()
    {
        var sources = Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

        sources.Where(file => PragmaWarning().IsMatch(File.ReadAllText(file))).Should().BeEmpty();
    }

    private static IEnumerable<string> Projects()
        => SolutionProject().Matches(Repository.Read("TelemetryHex.sln")).Select(match => match.Value.Replace('\\', '/'));

    private static IEnumerable<string> Identities(JsonElement items, string kind)
        => items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString() ?? "");

    private static async Task<JsonElement> EvaluateAsync(string project, string question)
    {
        var (_, json) = await Command.RunAsync(Repository.Root, TimeSpan.FromMinutes(1), "dotnet", "msbuild", project, question);
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    [GeneratedRegex("[A-Za-z.]+(\\\\[A-Za-z.]+)*\\.csproj")]
    private static partial Regex SolutionProject();

    [GeneratedRegex("^\\s*#pragma\\s+warning", RegexOptions.Multiline)]
    private static partial Regex PragmaWarning();
}
