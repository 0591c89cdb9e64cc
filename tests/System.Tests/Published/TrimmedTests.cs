using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TelemetryHex.SystemTests.Published;

/// <summary>What is trimmed for one system carries nothing of the others.</summary>
[Collection(PublishedGroup.Name)]
public sealed class TrimmedTests(PublishedBuilds builds)
{
    private static readonly string[] Probes = ["LinuxHardwareProbe", "MacOSHardwareProbe", "WindowsHardwareProbe", "UnknownHardwareProbe"];

    [Promise(Section.CommandLine, "A build trimmed for one system carries nothing of the others")]
    [Theory]
    [InlineData("linux-x64", "LinuxHardwareProbe", "TelemetryHex.Adapters.Linux")]
    [InlineData("osx-arm64", "MacOSHardwareProbe", "TelemetryHex.Adapters.MacOS")]
    [InlineData("win-x64", "WindowsHardwareProbe", "TelemetryHex.Adapters.Windows")]
    public async Task Only_the_probe_of_the_system_it_was_published_for_is_left(string runtime, string probe, string assembly)
    {
        var build = await builds.TrimmedAsync(runtime);

        build.Log.Should().NotContain("warning");
        var types = Directory.EnumerateFiles(build.Directory, "*.dll").Where(IsOurs).SelectMany(TypesIn).ToHashSet();
        types.Should().Contain("HttpReportSink");
        types.Intersect(Probes).Should().Equal(probe);
        Directory.EnumerateFiles(build.Directory, "TelemetryHex.Adapters.*.dll").Select(Path.GetFileNameWithoutExtension)
            .Should().BeEquivalentTo("TelemetryHex.Adapters.Files", "TelemetryHex.Adapters.Http", assembly);

        // Nor the other systems' ways to keep a file.
        types.Contains("WindowsFile").Should().Be(runtime == "win-x64");
        types.Contains("UnixCalls").Should().Be(runtime != "win-x64");
    }

    private static bool IsOurs(string file) => Path.GetFileName(file).StartsWith("telemetryhex", StringComparison.OrdinalIgnoreCase);

    private static List<string> TypesIn(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(type => metadata.GetString(metadata.GetTypeDefinition(type).Name))];
    }
}
