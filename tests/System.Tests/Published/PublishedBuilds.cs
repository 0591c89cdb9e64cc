namespace TelemetryHex.SystemTests.Published;

/// <summary>
/// What is published for a system, each once, from one copy of the sources: to publish in the checkout itself would change what it was
/// restored for.
/// </summary>
public sealed class PublishedBuilds : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(8);

    private readonly WorkingDirectory _directory = new();
    private readonly Dictionary<string, Task<PublishedBuild>> _builds = [];
    private Task? _sources;
    private Task<WinePrefix>? _wine;

    /// <summary>The command line, trimmed, for a runtime identifier.</summary>
    public Task<PublishedBuild> TrimmedAsync(string runtime) => OnceAsync("publish", "adapters/Cli", "Release", runtime, "-p:PublishTrimmed=true");

    /// <summary>The command line, compiled ahead of time, for a runtime identifier.</summary>
    public Task<PublishedBuild> AheadOfTimeAsync(string runtime) => OnceAsync("publish", "adapters/Cli", "Release", runtime, "-p:PublishAot=true");

    /// <summary>
    /// The adapters' tests with the runtime in them, for a runtime identifier. Built, not published: the programs beside them start by their
    /// <c>.deps.json</c>, which a publish leaves out.
    /// </summary>
    public Task<PublishedBuild> AdapterTestsAsync(string runtime) => OnceAsync("build", "tests/Adapters.Tests", "Debug", runtime, "--self-contained");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_wine is { IsCompletedSuccessfully: true })
        {
            _wine.Result.Dispose();
        }

        _directory.Dispose();
    }

    /// <summary>The one Windows that the tests share: to make another takes a quarter of a minute.</summary>
    internal Task<WinePrefix> WineAsync() => _wine ??= WinePrefix.CreateAsync();

    private Task<PublishedBuild> OnceAsync(params string[] what)
    {
        var name = string.Join(' ', what);
        if (!_builds.TryGetValue(name, out var build))
        {
            _builds[name] = build = BuildAsync(what[0], what[1], what[2..], _directory.File($"out-{_builds.Count}"));
        }

        return build;
    }

    private async Task<PublishedBuild> BuildAsync(string verb, string project, string[] how, string output)
    {
        await (_sources ??= CopySourcesAsync());
        var log = await RunAsync("dotnet", verb, _directory.File($"source/{project}"), "-c", how[0], "-r", how[1], how[2], "-o", output);
        return new PublishedBuild(output, log);
    }

    private Task<string> CopySourcesAsync() => RunAsync(
        "sh",
        "-c",
        $"git -C '{Repository.Root}' ls-files -co --exclude-standard -z core adapters analyzers tests/Contracts tests/Testing tests/IdProcess tests/SendProcess tests/Adapters.Tests '*.props' '*.targets' global.json .editorconfig README.md"
        + $" | tar -C '{Repository.Root}' --null --ignore-failed-read -T - -cf - | (mkdir -p '{_directory.File("source")}' && tar -C '{_directory.File("source")}' -xf -)");

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var ended = await Command.RunAsync(_directory.Path, Deadline, program, arguments);
        ended.ExitCode.Should().Be(0, ended.Output);
        return ended.Output;
    }
}
