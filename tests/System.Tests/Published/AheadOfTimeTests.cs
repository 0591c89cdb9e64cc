using System.Runtime.InteropServices;

namespace TelemetryHex.SystemTests.Published;

/// <summary>The command line compiled ahead of time, from a copy of the sources: nothing in it needs reflection or a compiler at run time.</summary>
[Collection(PublishedGroup.Name)]
public sealed class AheadOfTimeTests(PublishedBuilds builds)
{
    [Fact]
    [Needs("gcc", "git")]
    public async Task Compiled_ahead_of_time_it_builds_without_a_warning_and_does_the_same()
    {
        using var directory = new WorkingDirectory();
        var build = await builds.AheadOfTimeAsync(RuntimeInformation.RuntimeIdentifier);
        build.Log.Should().NotContain("warning");
        var program = build.File("telemetryhex");

        using var server = new RawServer();
        _ = server.AnswerAllAsync(Answer.Accepted);
        directory.Write("liftbridge.yaml", $"telemetry:\n  endpoint: {server.Address}\ndata.dir: d\n");
        (await EndAsync(directory, program, "send", "--config", "liftbridge.yaml")).ExitCode.Should().Be(0);
        (await EndAsync(directory, program, "send", "--config", "nowhere.yaml")).ExitCode.Should().Be(2);
        (await EndAsync(directory, program, "status", "--json", "--config", "liftbridge.yaml")).Text.Should().Contain("\"instance_id_exists\": true");
        (await EndAsync(directory, program, "allowlist")).Text.Should().Be(Repository.Read("core/Payload/ALLOWLIST.md"));

        var native = await EndAsync(directory, program, "preview", "--config", "liftbridge.yaml");
        var managed = await CommandLineProcess.RunAsync(directory, "preview --config liftbridge.yaml");
        WithoutTime(native.Text).Should().Be(WithoutTime(managed.Text));
    }

    private static string WithoutTime(string body)
        => System.Text.RegularExpressions.Regex.Replace(body, "\"timestamp\":\"[^\"]+\"", "");

    private static async Task<CommandLineProcess.Ended> EndAsync(WorkingDirectory directory, params string[] command)
    {
        using var process = CommandLineProcess.StartAny(directory, command);
        return await process.EndAsync();
    }
}
