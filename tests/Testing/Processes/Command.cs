using System.Diagnostics;

namespace TelemetryHex.Testing;

/// <summary>A program that a test runs to its end, as from a shell of its own.</summary>
public static class Command
{
    /// <summary>Runs it in a directory.</summary>
    public static Task<CommandResult> RunAsync(string directory, TimeSpan deadline, string program, params IEnumerable<string> arguments)
        => RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = directory }, deadline);

    /// <summary>Runs it. At the deadline it is killed, with what it started.</summary>
    public static async Task<CommandResult> RunAsync(ProcessStartInfo start, TimeSpan deadline)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        // What the test host's own build left in its environment is not for this one.
        foreach (var name in start.Environment.Keys.Where(IsOfAnotherBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        // A build's node that stays would hold the pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // One compiler that stays warm serves the many small builds of the tests.
        start.Environment["UseSharedCompilation"] = "true";

        // The compiler speaks the user's language otherwise.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        using var end = new CancellationTokenSource(deadline);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(end.Token);
            var error = process.StandardError.ReadToEndAsync(end.Token);
            await process.WaitForExitAsync(end.Token);
            return new CommandResult(process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static bool IsOfAnotherBuild(string name)
        => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
