namespace TelemetryHex.SystemTests.Package;

/// <summary>A folder's name is data: no build evaluates it, and in every folder the audit runs.</summary>
[Collection(StrangersBuilds.Name)]
public sealed class HostileFolderTests
{
    private const string BehindTheGuard = "<Target Name=\"Behind\" AfterTargets=\"TelemetryHexGuard\"><ItemGroup><Analyzer Remove=\"@(Analyzer)\" /></ItemGroup></Target>\n</Project>";

    // The compiler's task cannot pass a '"' to the compiler. NuGet reads no configuration in a folder with a ';', and imports nothing from one with a '$('.
    [Promise(Section.Allowlist, "A build hands no path to a shell, and audits in every folder")]
    [Fact]
    public async Task The_package_s_audit_runs_there_and_nothing_else()
    {
        using var folder = new StrangersFolder();
        await folder.PackAsync("analyzers");
        const string Name = "a $(touch pwned) `touch pwned` 'b' & c $HOME";
        folder.Write($"{Name}/nuget.config", """
            <configuration>
              <packageSources><clear /><add key="local" value="../feed" /></packageSources>
              <config><add key="globalPackagesFolder" value="../packages" /></config>
            </configuration>
            """);
        folder.Write($"{Name}/telemetry/Acme.Telemetry.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><TelemetryPayloadNamespace>Acme.Payload</TelemetryPayloadNamespace></PropertyGroup>
              <ItemGroup><PackageReference Include="TelemetryHex.Analyzers" Version="0.1.0" /></ItemGroup>
            </Project>
            """);
        folder.Write($"{Name}/telemetry/Usage.cs", "namespace Acme.Payload; public sealed record Usage(int Workers);");
        folder.Write($"{Name}/telemetry/ALLOWLIST.md", """
            ## The allowlist

            Root: `Acme.Payload.Usage` in `Acme.Telemetry`

            | Path | Type | Why it is collected | Example |
            | --- | --- | --- | --- |
            | `workers` | count | To choose defaults | `4` |

            ## The types

            - *count*, an integer, `System.Int32`: how many.
            """);
        folder.Write($"{Name}/app/Acme.App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../telemetry/Acme.Telemetry.csproj" /></ItemGroup>
            {BehindTheGuard}
            """);
        folder.Write($"{Name}/app/Extra.cs", "namespace Acme.Payload; sealed record Extra;");

        await ShouldFailByTheAuditAsync(folder, Name, "app", "Acme.Payload.Extra", "telemetry");
    }

    [Promise(Section.Allowlist, "A build hands no path to a shell, and audits in every folder")]
    [Fact]
    public async Task The_repository_s_audit_runs_there_and_nothing_else()
    {
        using var folder = new StrangersFolder();
        const string Name = "a;$(touch pwned) `touch pwned` 'b' & c $HOME";
        Directory.CreateDirectory(Path.Combine(folder.Root, Name));
        (await folder.RunProgramAsync(
            "sh",
            "-c",
            "git -C \"$1\" ls-files -co --exclude-standard -z core analyzers adapters/Linux '*.props' '*.targets' global.json .editorconfig README.md | tar -C \"$1\" --null --ignore-failed-read -T - -cf - | tar -C \"$2\" -xf -",
            "sh",
            Repository.Root,
            Path.Combine(folder.Root, Name))).ExitCode.Should().Be(0);
        const string Project = "adapters/Linux/TelemetryHex.Adapters.Linux.csproj";
        folder.Write($"{Name}/{Project}", Repository.Read(Project).Replace("</Project>", BehindTheGuard, StringComparison.Ordinal));
        folder.Write($"{Name}/adapters/Linux/KernelInfo.cs", "namespace TelemetryHex.Payload;\n\ninternal sealed record KernelInfo;\n");

        await ShouldFailByTheAuditAsync(folder, Name, "adapters/Linux", "TelemetryHex.Payload.KernelInfo", "core");
    }

    private static async Task ShouldFailByTheAuditAsync(StrangersFolder folder, string name, string project, string leak, string passing)
    {
        var (exitCode, output) = await folder.RunAsync("build", Path.Combine(name, project), "-nologo", "-v:q", "-nodeReuse:false");

        exitCode.Should().NotBe(0, output);
        output.Should().Contain($"error THX0904: {leak}: ");
        Directory.EnumerateFiles(Path.Combine(folder.Root, name, passing, "obj"), "telemetryhex.audited", SearchOption.AllDirectories).Should().ContainSingle("the audit of what keeps the allowlist ran");
        Directory.EnumerateFileSystemEntries(folder.Root, "*pwned*", SearchOption.AllDirectories).Where(entry => Path.GetFileName(entry) != name).Should().BeEmpty("no shell read the folder's name");
    }
}
