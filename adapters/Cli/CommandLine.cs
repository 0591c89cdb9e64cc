using System.CommandLine;
using System.CommandLine.Invocation;
using TelemetryHex.Hosting;

namespace TelemetryHex.Cli;

/// <summary>The command line: machine output on <c>output</c>, everything else on <c>error</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(
        string[] args,
        Stream output,
        TextWriter error,
        TimeProvider time,
        ProcessEnvironment environment,
        CancellationToken cancellation = default)
    {
        var options = new CommonOptions(environment);
        var root = new RootCommand(
            "Anonymous usage telemetry that anybody can check. "
                + "Exit codes: 0 done, 1 not delivered, 2 usage or unusable configuration, 3 telemetry is off.");
        options.AddTo(root);
        root.Subcommands.Add(RunCommand.Create(options, error, time));
        root.Subcommands.Add(SendCommand.Create(options, error, time));
        root.Subcommands.Add(PreviewCommand.Create(options, output, error, time));
        root.Subcommands.Add(StatusCommand.Create(options, output));
        root.Subcommands.Add(AuditCommand.Create(output, error));
        root.Subcommands.Add(ForgetCommand.Create(options, error, time));
        root.Subcommands.Add(AllowlistCommand.Create(output));

        var arguments = root.Parse(args);
        if (arguments.Action is ParseErrorAction)
        {
            foreach (var fault in arguments.Errors)
            {
                await error.WriteLineAsync($"telemetryhex: {fault.Message}").ConfigureAwait(false);
            }

            await error.WriteLineAsync("telemetryhex: see 'telemetryhex --help'").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = new StreamWriter(output) { AutoFlush = true },
            Error = error,
            ProcessTerminationTimeout = null,
        };
        return await arguments.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
    }
}
