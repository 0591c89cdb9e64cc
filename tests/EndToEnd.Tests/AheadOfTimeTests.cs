using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TelemetryHex.EndToEnd.Tests;

/// <summary>The command line compiled ahead of time, from a copy of the sources: nothing in it needs reflection or a compiler at run time.</summary>
public sealed class AheadOfTimeTests
{
    [NeedsFact("gcc", "git")]
    public async Task Compiled_ahead_of_time_it_builds_without_a_warning_and_does_the_same()
    {
        using var directory = new WorkingDirectory();
        var log = await PublishAsync(directory);
        log.Should().NotContain("warning");
        var program = directory.File("out/telemetryhex");

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

    private static async Task<string> PublishAsync(WorkingDirectory directory)
    {
        await RunAsync("sh", "-c", $"git -C '{Repository.Root}' ls-files -co --exclude-standard -z analyzers core adapters '*.props' '*.targets' global.json .editorconfig README.md"
            + $" | tar -C '{Repository.Root}' --null --ignore-failed-read -T - -cf - | (mkdir -p '{directory.File("source")}' && tar -C '{directory.File("source")}' -xf -)");
        return await RunAsync(
            "dotnet", "publish", directory.File("source/adapters/Cli"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true", "-o", directory.File("out"));
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        try
        {
            var log = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            process.ExitCode.Should().Be(0, log);
            return log;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
