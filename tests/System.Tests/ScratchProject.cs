namespace TelemetryHex.SystemTests;

/// <summary>A project outside the repository that uses the built assemblies as a stranger would.</summary>
internal static class ScratchProject
{
    /// <summary>Builds a program of one file.</summary>
    /// <returns>The program's assembly, and what the build said.</returns>
    public static async Task<(string Assembly, int ExitCode, string Log)> BuildAsync(WorkingDirectory directory, string program)
    {
        var references = from file in Directory.EnumerateFiles(AppContext.BaseDirectory, "TelemetryHex*.dll").Append(Path.Combine(AppContext.BaseDirectory, "YamlDotNet.dll"))
                         let name = Path.GetFileNameWithoutExtension(file)
                         where !name.Contains("Tests", StringComparison.Ordinal) && name is not ("TelemetryHex.Contracts" or "TelemetryHex.Testing")
                         select $"<Reference Include=\"{name}\" HintPath=\"{file}\" />";
        directory.Write("Program.cs", program);
        directory.Write("scratch.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="{HostingVersion()}" />
                {string.Join("\n    ", references)}
              </ItemGroup>
            </Project>
            """);
        var (exitCode, log) = await Command.RunAsync(
            directory.Path, TimeSpan.FromMinutes(3), "dotnet", "build", "scratch.csproj", "-o", "out", "-nodeReuse:false");
        return (directory.File("out/scratch.dll"), exitCode, log);
    }

    private static string HostingVersion()
        => System.Text.RegularExpressions.Regex
            .Match(Repository.Read("Directory.Packages.props"), "\"Microsoft\\.Extensions\\.Hosting\" Version=\"([^\"]+)\"").Groups[1].Value;
}
