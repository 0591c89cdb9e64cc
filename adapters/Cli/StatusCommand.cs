using System.CommandLine;
using System.Text;
using System.Text.Json;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Policy;

namespace TelemetryHex.Cli;

/// <summary><c>status</c>: prints the decision, the source that made it, and the settings.</summary>
internal static class StatusCommand
{
    public static Command Create(CommonOptions options, Stream output)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var command = new Command("status", "Say whether telemetry is on, who decided it, and how it runs; nothing is sent or written");
        command.Options.Add(json);
        command.SetAction(async (arguments, cancellation) =>
        {
            var status = StatusOf(options.DecisionOf(arguments).Ask());
            var text = arguments.GetValue(json)
                ? JsonSerializer.SerializeToUtf8Bytes(status, TelemetryStatusContext.Default.TelemetryStatus)
                : Encoding.UTF8.GetBytes(status.ToText());
            await output.WriteAsync(text, cancellation).ConfigureAwait(false);
            await output.WriteAsync("\n"u8.ToArray(), cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static TelemetryStatus StatusOf(TelemetrySettings settings) => new()
    {
        Enabled = settings.IsEnabled,
        DecidedBy = settings.DecidedBy,
        IntervalSeconds = settings.Interval.Seconds,
        Endpoint = settings.Endpoint.ToString(),
        InstanceIdPath = Path.Combine(settings.DataDirectory, FileInstanceIdRepository.FileName),
        InstanceIdExists = Path.Exists(Path.Combine(settings.DataDirectory, FileInstanceIdRepository.FileName)),
        InstanceIdReadable = new FileInstanceIdRepository(settings.DataDirectory).Find() is not null,
        Warnings = [.. settings.Warnings.Select(warning => warning.ToString())],
    };
}
