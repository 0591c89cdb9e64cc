using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TelemetryHex.SystemTests.Audit;

/// <summary>
/// What no list of banned .NET members can see is a call past .NET. Here are all of them, read from what was compiled: a new one is a new line, for a reviewer to read.
/// </summary>
public sealed class NativeCallsTests
{
    private static readonly string[] Written =
    [
        "TelemetryHex.Adapters.Files: advapi32.dll GetTokenInformation",
        "TelemetryHex.Adapters.Files: kernel32.dll CreateHardLinkW",
        "TelemetryHex.Adapters.Files: libc flock",
        "TelemetryHex.Adapters.Files: libc fsync",
        "TelemetryHex.Adapters.Files: libc link",
        "TelemetryHex.Adapters.Files: libc open",
        "TelemetryHex.Adapters.Files: libc rename",
        "TelemetryHex.Adapters.MacOS: libSystem.dylib sysctlbyname",
        "TelemetryHex.Adapters.Windows: kernel32.dll GetLogicalProcessorInformationEx",
        "TelemetryHex.Adapters.Windows: kernel32.dll GlobalMemoryStatusEx",
        "TelemetryHex.Adapters.Windows: powrprof.dll CallNtPowerInformation",
        "telemetryhex: libc fcntl",
        "telemetryhex: libc poll",
        "telemetryhex: libc write",
    ];

    [Promise(Section.Report, "The native calls of what ships are those of a written list")]
    [Fact]
    public void They_are_those_of_the_written_list_and_no_other()
    {
        var shipped = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file) is var name && name.StartsWith("telemetryhex", StringComparison.OrdinalIgnoreCase) && !name.Contains("Tests", StringComparison.Ordinal))
            .ToList();

        shipped.Should().HaveCountGreaterThanOrEqualTo(9);
        shipped.SelectMany(NativeCallsOf).Order(StringComparer.Ordinal).Should().Equal(Written);
    }

    private static IEnumerable<string> NativeCallsOf(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.MethodDefinitions)
        {
            if (metadata.GetMethodDefinition(handle).GetImport() is { Module.IsNil: false } import)
            {
                var library = metadata.GetString(metadata.GetModuleReference(import.Module).Name);
                yield return $"{Path.GetFileNameWithoutExtension(file)}: {library} {metadata.GetString(import.Name)}";
            }
        }
    }
}
