using System.IO.Compression;

namespace TelemetryHex.SystemTests.Package;

/// <summary>The analyzer as others get it: packed, restored from a folder, held against a payload that is not ours.</summary>
[Collection(StrangersBuilds.Name)]
public sealed class PackageTests(StrangersSolution solution) : IClassFixture<StrangersSolution>
{
    private const string Leak = "public required decimal TotalGb { get; init; }";

    [Promise(Section.Allowlist, "Others can hold their own payload to it")]
    [Fact]
    public async Task A_payload_that_keeps_its_document_builds_and_is_encoded_from_it()
    {
        var (exitCode, output) = await solution.BuildAsync();

        exitCode.Should().Be(0, output);
        output.Should().NotContain("warning");
        (await solution.RunAsync(Path.Combine("app", "bin", "Debug", "net10.0", "Acme.App.dll"))).Output.Should().Be(
            """{"workers":4,"is_cluster":true,"machine":{"channel":"stable","total_gb":32.5}}""" + "\n"
            + """{"workers":-1,"is_cluster":false,"machine":{"channel":null,"total_gb":0}}""" + "\n");
        Directory.EnumerateFiles(Path.Combine(solution.Root, "app", "bin"), "TelemetryHex*", SearchOption.AllDirectories).Should().BeEmpty("nothing of it is there at run time");
    }

    [Promise(Section.Allowlist, "Others can hold their own payload to it")]
    [Fact]
    public Task A_leak_fails_the_build()
        => FailsAsync("THX0002", "Machine.Host", () => Replace(StrangersSolution.Payload, Leak, Leak + " public string? Host { get; init; }"));

    [Fact]
    public Task A_leak_fails_the_build_whoever_switches_analyzers_off()
        => FailsAsync("THX0002", "Machine.Host", () => Replace(StrangersSolution.Payload, Leak, Leak + " public string? Host { get; init; }"), "-p:RunAnalyzers=false", "-p:NoWarn=THX0002%3BTHX0006");

    [Fact]
    public Task A_row_that_nothing_stands_for_fails_the_build()
        => FailsAsync("THX0003", "workers_idle", () => Replace(StrangersSolution.Document, "| `is_cluster`", "| `workers_idle` | count | To know | `1` |\n| `is_cluster`"));

    [Fact]
    public Task Without_its_document_the_payload_does_not_build()
        => FailsAsync("THX0903", "ALLOWLIST.md", () => solution.Write(StrangersSolution.Document, null));

    [Fact]
    public Task Without_the_name_of_its_namespace_the_payload_does_not_build()
        => FailsAsync("THX0905", "TelemetryPayloadNamespace", () => Replace(StrangersSolution.Project, "<TelemetryPayloadNamespace>Acme.Telemetry.Payload</TelemetryPayloadNamespace>", ""));

    [Fact]
    public Task A_namespace_that_the_document_does_not_name_is_refused()
        => FailsAsync("THX0001", "Acme.Telemetry.Payload", () => { }, "-p:TelemetryPayloadNamespace=Acme.Elsewhere");

    [Promise(Section.Allowlist, "Others can hold their own payload to it")]
    [Fact]
    public Task A_type_in_the_payload_namespace_of_an_application_above_fails_its_build()
        => FailsAsync("THX0008", "Extra", () => solution.Write("app/Extra.cs", "namespace Acme.Telemetry.Payload; sealed record Extra;"));

    [Fact]
    public Task The_application_above_cannot_switch_its_analyzers_off_either()
        => FailsAsync("THX0008", "Extra", () => solution.Write("app/Extra.cs", "namespace Acme.Telemetry.Payload; sealed record Extra;"), "-p:RunAnalyzers=false");

    [Promise(Section.Allowlist, "Its guards flow to the projects above, in every language, and through a package to nobody")]
    [Theory]
    [InlineData("PrivateAssets=\"all\"")]
    [InlineData("PrivateAssets=\"none\" IncludeAssets=\"build;analyzers;buildtransitive\"")]
    [InlineData("ExcludeAssets=\"runtime\"")]
    public Task A_reference_that_need_not_reach_the_projects_above_is_refused_with_the_line_to_write(string assets)
        => FailsAsync(
            "THX0906",
            "<PackageReference Include=\"TelemetryHex.Analyzers\" Version=\"0.1.0\" />",
            () => Replace(StrangersSolution.Project, "Version=\"0.1.0\"", $"Version=\"0.1.0\" {assets}"));

    [Promise(Section.Allowlist, "Its guards flow to the projects above, in every language, and through a package to nobody")]
    [Fact]
    public async Task The_reference_that_dotnet_add_package_writes_guards_the_projects_above()
    {
        try
        {
            Replace(StrangersSolution.Project, "<PackageReference Include=\"TelemetryHex.Analyzers\" Version=\"0.1.0\" />", "");
            var (exitCode, output) = await solution.RunAsync("add", StrangersSolution.Project, "package", "TelemetryHex.Analyzers", "--version", "0.1.0");
            exitCode.Should().Be(0, output);
            solution.Read(StrangersSolution.Project).Should().Contain("TelemetryHex.Analyzers").And.NotContain("Assets");
            solution.Write("app/Extra.cs", "namespace Acme.Telemetry.Payload; sealed record Extra;");

            (exitCode, output) = await solution.RunAsync("build", "app", "-nologo", "-v:q", "-nodeReuse:false");

            exitCode.Should().NotBe(0, output);
            output.Should().Contain("error THX0008: 'Extra'");
        }
        finally
        {
            solution.Restore();
        }
    }

    [Promise(Section.Allowlist, "Its guards flow to the projects above, in every language, and through a package to nobody")]
    [Theory]
    [InlineData("Acme.Report.vbproj", "Extra.vb", "Namespace Global.Acme.Telemetry.Payload\n    Public Class Extra\n    End Class\nEnd Namespace\n")]
    [InlineData("Acme.Report.fsproj", "Extra.fs", "namespace Acme.Telemetry.Payload\n\ntype Extra() = class end\n")]
    public async Task A_project_above_in_another_language_may_declare_nothing_in_the_payload_namespace_either(string project, string file, string source)
    {
        var folder = Path.GetExtension(project)[1..];
        solution.Write($"{folder}/{project}", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <Compile Include="{file}" Condition="'$(MSBuildProjectExtension)' == '.fsproj'" />
                <ProjectReference Include="../telemetry/Acme.Telemetry.csproj" />
              </ItemGroup>
            </Project>
            """);
        solution.Write($"{folder}/{file}", source);

        var (exitCode, output) = await solution.RunAsync("build", folder, "-nologo", "-v:q", "-nodeReuse:false");

        exitCode.Should().NotBe(0, output);
        output.Should().Contain("error THX0904: Acme.Telemetry.Payload.Extra: it stands in the payload namespace");
        solution.Write($"{folder}/{file}", source.Replace("Acme.Telemetry.Payload", "Acme.Report", StringComparison.Ordinal));
        (exitCode, output) = await solution.RunAsync("build", folder, "-nologo", "-v:q", "-nodeReuse:false", "--no-restore");
        exitCode.Should().Be(0, output);
    }

    [Fact]
    public Task A_pattern_that_includes_another_document_is_told_which_one_and_what_to_write()
        => FailsAsync(
            "THX0903",
            "<AdditionalFiles Remove=",
            () =>
            {
                solution.Write("app/docs/ALLOWLIST.md", "# Not this project's\n");
                Replace("app/Acme.App.csproj", "<ItemGroup>", "<ItemGroup><AdditionalFiles Include=\"**/*.md\" />");
            });

    [Fact]
    public async Task A_pattern_that_includes_the_document_itself_changes_nothing()
    {
        try
        {
            Replace(StrangersSolution.Project, "<ItemGroup>", "<ItemGroup><AdditionalFiles Include=\"*.md\" />");

            var (exitCode, output) = await solution.BuildAsync();

            exitCode.Should().Be(0, output);
        }
        finally
        {
            solution.Restore();
        }
    }

    [Promise(Section.Allowlist, "Its guards flow to the projects above, in every language, and through a package to nobody")]
    [Fact]
    public async Task Through_a_package_no_guard_reaches_a_stranger()
    {
        var (exitCode, output) = await solution.RunAsync("pack", "telemetry", "-o", "feed", "-nologo", "-v:q", "-nodeReuse:false");
        exitCode.Should().Be(0, output);
        solution.Write("stranger/Stranger.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Acme.Telemetry" Version="1.0.0" />
                <AdditionalFiles Include="*.md" />
              </ItemGroup>
            </Project>
            """);
        solution.Write("stranger/ALLOWLIST.md", "# Whom we let in\n");
        solution.Write("stranger/Host.cs", "namespace Acme.Telemetry.Payload; public sealed class Host { public string Name { get; } = Wire.Of(new Usage(1, true, new Machine { Channel = null, TotalGb = 1 })); }");

        (exitCode, output) = await solution.RunAsync("build", "stranger", "-nologo", "-v:n", "-nodeReuse:false", "-tl:off");

        exitCode.Should().Be(0, output);
        output.Should().NotContain("THX").And.NotContain("TelemetryHex.Analyzers.dll");
        var intermediate = Path.Combine(solution.Root, "stranger", "obj", "Debug", "net10.0");
        Directory.EnumerateFiles(intermediate, "telemetryhex*").Should().BeEmpty("no audit ran");
        File.Exists(Path.Combine(intermediate, "Stranger.csproj.BuildWithSkipAnalyzers")).Should().BeTrue("the stranger's own switch is heard");
        Directory.EnumerateFiles(Path.Combine(solution.Root, "stranger", "bin"), "TelemetryHex*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public Task An_analyzer_removed_in_a_target_fails_the_build()
        => FailsAsync(
            "THX0902",
            "TelemetryHex.Analyzers.dll",
            () => Replace(StrangersSolution.Project, "</Project>", "<Target Name=\"Remove\" AfterTargets=\"_ComputeSkipAnalyzers\"><ItemGroup><Analyzer Remove=\"@(Analyzer)\" /></ItemGroup></Target></Project>"));

    [Fact]
    public void The_package_holds_the_analyzer_its_guards_and_its_pages_and_needs_nothing()
    {
        using var package = ZipFile.OpenRead(Path.Combine(solution.Root, "feed", "TelemetryHex.Analyzers.0.1.0.nupkg"));
        var entries = package.Entries.Select(entry => entry.FullName).ToList();

        entries.Should().Contain(
            ["analyzers/dotnet/cs/TelemetryHex.Analyzers.dll", "build/TelemetryHex.Analyzers.targets", "buildTransitive/TelemetryHex.Analyzers.targets", "buildTransitive/Guards.targets",
             "tools/audit/TelemetryHex.Audit.dll", "tools/audit/TelemetryHex.Audit.runtimeconfig.json", "rules/RULES.md", "README.md"]);
        entries.Should().NotContain(entry => entry.StartsWith("lib/", StringComparison.Ordinal));
        using var specification = new StreamReader(package.GetEntry("TelemetryHex.Analyzers.nuspec")?.Open() ?? Stream.Null);
        specification.ReadToEnd().Should().NotContain("developmentDependency", "else it would not reach the projects above").And.NotContain("<dependency ");
    }

    private void Replace(string file, string old, string with)
    {
        solution.Read(file).Should().Contain(old);
        solution.Write(file, solution.Read(file).Replace(old, with, StringComparison.Ordinal));
    }

    private async Task FailsAsync(string id, string named, Action change, params string[] arguments)
    {
        try
        {
            change();

            var (exitCode, output) = await solution.BuildAsync(arguments);

            exitCode.Should().NotBe(0, output);
            output.Split('\n').Should().Contain(line => line.Contains("error " + id, StringComparison.Ordinal) && line.Contains(named, StringComparison.Ordinal));
        }
        finally
        {
            solution.Restore();
        }
    }
}
