using TelemetryHex.SystemTests.Package;

namespace TelemetryHex.SystemTests.Published;

/// <summary>Nothing of the build reaches an output: no configuration, symbols or documentation of the audit, and no analyzer.</summary>
[Collection(StrangersBuilds.Name)]
public sealed class PublishedFolderTests
{
    private const string Everywhere = "Core Hosting Adapters.Files Adapters.Http Adapters.Linux Adapters.MacOS Adapters.Windows";

    [Promise(Section.Allowlist, "Nothing of the build reaches an output")]
    [Theory]
    [InlineData("adapters/Cli", Everywhere + " Audit", "Audit.dll")]
    [InlineData("adapters/Hosting", Everywhere, "")]
    [InlineData("adapters/Receiver", Everywhere + " Adapters.Sqlite Receiver", "")]
    public async Task A_published_folder_holds_the_product_s_assemblies_and_of_the_build_nothing(string project, string assemblies, string ofTheAudit)
    {
        using var folder = new StrangersFolder();

        var (exitCode, output) = await folder.RunAsync("publish", Path.Combine(Repository.Root, project), "-c", "Debug", "-o", "out", "-nologo", "-v:q", "-nodeReuse:false");

        exitCode.Should().Be(0, output);
        var files = Directory.EnumerateFiles(Path.Combine(folder.Root, "out"), "TelemetryHex.*").Select(file => Path.GetFileName(file)["TelemetryHex.".Length..]).ToList();
        files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo(assemblies.Split(' '));
        files.Where(file => file.StartsWith("Audit", StringComparison.Ordinal) || file.StartsWith("Analyzers", StringComparison.Ordinal))
            .Should().BeEquivalentTo(ofTheAudit.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Directory.EnumerateFiles(Path.Combine(Repository.Root, project, "bin", "Debug"), "TelemetryHex.A*.*", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(file)).Where(file => file.StartsWith("TelemetryHex.Audit.", StringComparison.Ordinal) && file != "TelemetryHex.Audit.dll").Should().BeEmpty();
    }
}
