using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TelemetryHex.SystemTests.Package;

/// <summary>
/// The port of CONTRIBUTING.md, file by file as it stands there, outside the repository and on our packages; and beside it probes that are wrong.
/// All of them have been held to the contract by <c>dotnet test</c>.
/// </summary>
public sealed partial class PortedProbe : IAsyncLifetime
{
    private const string Tests = "tests/Adapters.Tests";
    private const string CoreInTheRepository = "<ProjectReference Include=\"../../core/TelemetryHex.Core.csproj\" />";

    private readonly StrangersFolder _folder = new();

    /// <summary>What became of each test.</summary>
    public IReadOnlyList<TestOutcome> Outcomes { get; private set; } = [];

    /// <summary>What <c>dotnet test</c> answered for the port alone, by the command of CONTRIBUTING.md.</summary>
    public CommandResult OfThePort { get; private set; } = new(-1, "");

    /// <summary>What the package of the contracts needs.</summary>
    public IReadOnlyList<string?> Dependencies { get; private set; } = [];

    /// <summary>The files in it.</summary>
    public IReadOnlyList<string> Entries { get; private set; } = [];

    /// <summary>Its page.</summary>
    public string Page { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var (_, packages) = await _folder.RunAsync("nuget", "locals", "global-packages", "--list");
        await _folder.PackAsync("core");
        await _folder.PackAsync("tests/Contracts");
        ReadPackage();
        // Where the repository's own tests were restored lies all that a test project needs: no other source is asked.
        _folder.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="local" value="feed" /></packageSources>
              <fallbackPackageFolders><add key="repository" value="{packages[(packages.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim()}" /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="packages" /></config>
            </configuration>
            """);
        _folder.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <AnalysisLevel>latest-recommended</AnalysisLevel>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        File.Copy(Path.Combine(Repository.Root, ".editorconfig"), Path.Combine(_folder.Root, ".editorconfig"));
        var document = Repository.Read("CONTRIBUTING.md");
        foreach (var file in NamedFile().Matches(document).ToList())
        {
            _folder.Write(file.Groups["path"].Value, file.Groups["code"].Value.Replace(CoreInTheRepository, "<PackageReference Include=\"TelemetryHex.Core\" Version=\"0.1.0\" />", StringComparison.Ordinal));
        }

        _folder.Write($"{Tests}/TelemetryHex.Adapters.Tests.csproj", Project());
        _folder.Write($"{Tests}/Choice.cs", Choice(Line().Match(document).Value));
        _folder.Write($"{Tests}/WrongProbes.cs", WrongProbes.Source);

        OfThePort = await _folder.RunAsync([.. Command().Match(document).Groups["arguments"].Value.Split(' '), "--logger", "trx;LogFileName=port.trx", "-nodeReuse:false"]);
        OfThePort.ExitCode.Should().Be(0, "{0}", OfThePort.Output);
        Outcomes = TestOutcome.ReadAll(Path.Combine(_folder.Root, Tests, "TestResults", "port.trx"));
        var (_, output) = await _folder.RunAsync("test", Tests, "--no-build", "--filter", "WrongProbes", "--logger", "trx;LogFileName=wrong.trx", "-nodeReuse:false");
        Outcomes = [.. Outcomes, .. TestOutcome.ReadAll(Path.Combine(_folder.Root, Tests, "TestResults", "wrong.trx"))];
        Outcomes.Should().NotBeEmpty("{0}", output);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    private void ReadPackage()
    {
        using var package = ZipFile.OpenRead(Path.Combine(_folder.Root, "feed", "TelemetryHex.Contracts.0.1.0.nupkg"));
        Entries = [.. package.Entries.Select(entry => entry.FullName)];
        Dependencies = [.. XDocument.Parse(Read("TelemetryHex.Contracts.nuspec")).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")?.Value)];
        Page = Read("README.md");

        string Read(string entry)
        {
            using var reader = new StreamReader(package.GetEntry(entry)?.Open() ?? Stream.Null);
            return reader.ReadToEnd();
        }
    }

    private static string Project()
    {
        var versions = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .ToLookup(package => package.Attribute("Include")?.Value, package => package.Attribute("Version")?.Value);
        var packages = from package in (string[])["Microsoft.NET.Test.Sdk", "xunit.v3.mtp-off", "xunit.runner.visualstudio"]
                       select $"<PackageReference Include=\"{package}\" Version=\"{versions[package].Single()}\" />";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <IsTestProject>true</IsTestProject>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", packages)}
                <PackageReference Include="TelemetryHex.Contracts" Version="0.1.0" />
                <ProjectReference Include="../../adapters/FreeBsd/TelemetryHex.Adapters.FreeBsd.csproj" />
              </ItemGroup>
            </Project>
            """;
    }

    private static string Choice(string line) => $$"""
        using TelemetryHex.Adapters.FreeBsd;
        using TelemetryHex.Contracts.Fakes;
        using TelemetryHex.Ports;

        namespace TelemetryHex.Adapters.Tests;

        internal static class Choice
        {
            public static IHardwareProbe CreateProbe()
                => OperatingSystem.IsLinux() ? new FixedHardwareProbe(MachineFacts.Unknown)
                    {{line}}
                    : new FixedHardwareProbe(MachineFacts.Unknown);
        }
        """;

    [GeneratedRegex("^`(?<path>[^`\\n]+)`\\n\\n```[a-z]+\\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NamedFile();

    [GeneratedRegex("^: OperatingSystem\\..*$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("`dotnet (?<arguments>test tests/Adapters\\.Tests --filter \\w+)`")]
    private static partial Regex Command();
}
