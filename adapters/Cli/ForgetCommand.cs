using System.CommandLine;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Adapters.Http;
using TelemetryHex.Policy;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Cli;

/// <summary><c>forget</c>: asks the receiver to erase this id, then deletes the id's file. It works when telemetry is off, too.</summary>
internal static class ForgetCommand
{
    public static Command Create(CommonOptions options, TextWriter error, TimeProvider time)
    {
        var command = new Command("forget", "Ask the receiver to erase all that it stores of this id, then delete the id");
        command.SetAction((arguments, cancellation)
            => ForgetAsync(options.DecisionOf(arguments).Ask(), options.ProductVersionOf(arguments), error, time, cancellation));
        return command;
    }

    private static async Task<int> ForgetAsync(
        TelemetrySettings settings, string product, TextWriter error, TimeProvider time, CancellationToken cancellation)
    {
        // An endpoint or a directory that cannot be used has its default in its place: another receiver, another product's id.
        foreach (var warning in settings.Warnings.Where(warning => Names(warning, "endpoint") || Names(warning, "data")))
        {
            await error.WriteLineAsync($"telemetryhex: {warning}").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var repository = new FileInstanceIdRepository(settings.DataDirectory);
        if (repository.Find() is not { } id || !ProductVersion.TryParse(product, out var version))
        {
            await error.WriteLineAsync($"INFO: There is no id in {settings.DataDirectory}, hence nothing to forget").ConfigureAwait(false);
            return ExitCode.Done;
        }

        var answer = await new HttpErasure(settings.Endpoint, version, time).EraseAsync(id, cancellation).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            var reason = answer.Status is { } status ? $"the receiver answered with status {status}" : answer.Reason;
            await error.WriteLineAsync(
                $"WARN: The receiver has not confirmed that it is forgotten: {reason}. The id is kept, so that it can be tried again")
                .ConfigureAwait(false);
            return ExitCode.NotDelivered;
        }

        if (repository.Forget(id) is { } fault)
        {
            await error.WriteLineAsync(
                $"WARN: The receiver has erased this id, but {FileInstanceIdRepository.FileName} could not be deleted: {fault}")
                .ConfigureAwait(false);
            return ExitCode.NotDelivered;
        }

        await error.WriteLineAsync("INFO: The receiver has erased all that it stored of this id, and the id is deleted")
            .ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static bool Names(SettingsWarning warning, string setting) => warning.Key.Contains(setting, StringComparison.OrdinalIgnoreCase);
}
