using System.Diagnostics;

namespace TelemetryHex.SystemTests.Law;

/// <summary>A copy of the repository without its tests, built once; each attack on it is undone before the next.</summary>
public sealed class ScratchRepository : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(6);

    private readonly Dictionary<string, byte[]?> _originals = [];

    /// <summary>The detailed log of the first build, which compiled everything.</summary>
    public string FirstBuild => PathOf("first-build.log");

    public string Root { get; } = Directory.CreateTempSubdirectory("telemetryhex-law-").FullName;

    public async ValueTask InitializeAsync()
    {
        await RunAsync("sh", "-c", $"git -C '{Repository.Root}' ls-files -co --exclude-standard -z | tar -C '{Repository.Root}' --null --ignore-failed-read -T - -cf - | tar -C '{Root}' -xf -");
        var tests = Directory.EnumerateFiles(PathOf("tests"), "*.csproj", SearchOption.AllDirectories);
        await RunAsync("dotnet", ["sln", "TelemetryHex.sln", "remove", .. tests]);
        var (exitCode, output) = await RunAsync("dotnet", "build", "TelemetryHex.sln", "-nologo", "-v:q", "-nodeReuse:false", $"-flp:v=detailed;logfile={FirstBuild}");
        exitCode.Should().Be(0, output);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return default;
    }

    public string PathOf(string file) => Path.Combine(Root, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Writes a file, until <see cref="Restore"/>.</summary>
    public void Write(string file, string text)
    {
        Remember(file);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file)) ?? Root);
        File.WriteAllText(PathOf(file), text);
    }

    public void Write(string file, byte[] content)
    {
        Remember(file);
        File.WriteAllBytes(PathOf(file), content);
    }

    public void Delete(string file)
    {
        Remember(file);
        File.Delete(PathOf(file));
    }

    /// <summary>Replaces a text that stands in the file exactly once.</summary>
    public void Replace(string file, string old, string with)
    {
        var text = Read(file);
        text.Split(old).Should().HaveCount(2, $"'{old}' stands once in {file}");
        Write(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    /// <summary>Undoes everything since the last time.</summary>
    public void Restore()
    {
        foreach (var (file, content) in _originals)
        {
            if (content is null)
            {
                File.Delete(PathOf(file));
            }
            else
            {
                File.WriteAllBytes(PathOf(file), content);
            }
        }

        _originals.Clear();
    }

    /// <summary>Builds the solution as anybody would.</summary>
    public Task<(int ExitCode, string Output)> BuildAsync(params string[] arguments)
        => RunAsync("dotnet", ["build", "TelemetryHex.sln", "--no-restore", "-nologo", "-v:q", "-nodeReuse:false", .. arguments]);

    public async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test host's own build left in its environment is not for this one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var deadline = new CancellationTokenSource(Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private void Remember(string file)
        => _originals.TryAdd(file, File.Exists(PathOf(file)) ? File.ReadAllBytes(PathOf(file)) : null);
}

/// <summary>One build at a time, and beside no other test: each takes the whole machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ScratchRepositoryTests : ICollectionFixture<ScratchRepository>
{
    public const string Name = "Builds of the whole repository";
}
