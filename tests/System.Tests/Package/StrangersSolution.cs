namespace TelemetryHex.SystemTests.Package;

/// <summary>A product of somebody else: a payload of its own, and an application above it, with the package from a local folder.</summary>
public sealed class StrangersSolution : IAsyncLifetime
{
    public const string Payload = "telemetry/Payload.cs";
    public const string Document = "telemetry/ALLOWLIST.md";
    public const string Project = "telemetry/Acme.Telemetry.csproj";

    private readonly StrangersFolder _folder = new();

    private readonly Dictionary<string, string?> _originals = [];

    public string Root => _folder.Root;

    public async ValueTask InitializeAsync()
    {
        await _folder.PackAsync("analyzers");
        Write("nuget.config", """
            <configuration>
              <packageSources><clear /><add key="local" value="feed" /></packageSources>
              <config><add key="globalPackagesFolder" value="packages" /></config>
            </configuration>
            """);
        Write(Project, ProjectWith("<TelemetryPayloadNamespace>Acme.Telemetry.Payload</TelemetryPayloadNamespace>", "<PackageReference Include=\"TelemetryHex.Analyzers\" Version=\"0.1.0\" />", "Library"));
        Write("app/Acme.App.csproj", ProjectWith("", "<ProjectReference Include=\"../telemetry/Acme.Telemetry.csproj\" />", "Exe"));
        Write(Payload, """
            namespace Acme.Telemetry.Payload;

            public sealed record Usage(int Workers, bool IsCluster, Machine Machine);

            public sealed record Machine
            {
                public required Channel? Channel { get; init; }
                public required decimal TotalGb { get; init; }
            }
            """);
        Write("telemetry/Channel.cs", """
            using System.Text.Unicode;

            namespace Acme.Telemetry;

            public sealed record Channel : IUtf8SpanFormattable
            {
                private readonly string _text;

                private Channel(string text) => _text = text;

                public static Channel Stable { get; } = new("stable");

                public bool TryFormat(Span<byte> destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                    => Utf8.TryWrite(destination, $"{_text}", out bytesWritten);
            }
            """);
        Write("telemetry/Wire.cs", """
            using System.Text;
            using Acme.Telemetry.Payload;
            using TelemetryHex.Generated;

            namespace Acme.Telemetry;

            public static class Wire
            {
                public static string Of(Usage usage)
                {
                    var buffer = new byte[512];
                    return UsageEncoder.TryEncode(usage, buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length) : "";
                }
            }
            """);
        Write(Document, """
            # What Acme sends

            ## The allowlist

            Root: `Acme.Telemetry.Payload.Usage` in `Acme.Telemetry`

            | Path | Type | Why it is collected | Example |
            | --- | --- | --- | --- |
            | `workers` | count | To choose defaults | `4` |
            | `is_cluster` | flag | To know what to test | `true` |
            | `machine.channel` | channel or null | To know what is in use | `stable` |
            | `machine.total_gb` | gigabytes | To choose defaults | `32.5` |

            ## The types

            - *count*, an integer, `System.Int32`: how many.
            - *flag*, a boolean, `System.Boolean`: whether.
            - *gigabytes*, a number, `System.Decimal`: how much.
            - *channel*, a string, `Acme.Telemetry.Channel`: one of a fixed list.
            """);
        Write("app/Program.cs", """
            using Acme.Telemetry;
            using Acme.Telemetry.Payload;

            Console.WriteLine(Wire.Of(new Usage(4, true, new Machine { Channel = Channel.Stable, TotalGb = 32.5m })));
            Console.WriteLine(Wire.Of(new Usage(-1, false, new Machine { Channel = null, TotalGb = 0m })));
            """);
        var (exitCode, output) = await RunAsync("restore", "app");
        exitCode.Should().Be(0, output);
        _originals.Clear();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    /// <summary>Writes a file, until <see cref="Restore"/>; null deletes it.</summary>
    public void Write(string file, string? text)
    {
        var path = Path.Combine(Root, file);
        _originals.TryAdd(file, File.Exists(path) ? File.ReadAllText(path) : null);
        if (text is null)
        {
            File.Delete(path);
        }
        else
        {
            _folder.Write(file, text);
        }
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public void Restore()
    {
        foreach (var (file, text) in _originals.ToList())
        {
            Write(file, text);
        }

        _originals.Clear();
    }

    public Task<CommandResult> BuildAsync(params string[] arguments)
        => RunAsync(["build", "app", "--no-restore", "-nologo", "-v:q", "-nodeReuse:false", .. arguments]);

    public Task<CommandResult> RunAsync(params string[] arguments) => _folder.RunAsync(arguments);

    private static string ProjectWith(string property, string item, string kind) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>{kind}</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            {property}
          </PropertyGroup>
          <ItemGroup>
            {item}
          </ItemGroup>
        </Project>
        """;
}
