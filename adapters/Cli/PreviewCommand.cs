using System.CommandLine;
using System.Security.Cryptography;
using TelemetryHex.Adapters.Http;
using TelemetryHex.Hosting;
using TelemetryHex.Reporting;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Cli;

/// <summary><c>preview</c>: prints the exact bytes of the next body. It writes no file, and works when telemetry is off.</summary>
internal static class PreviewCommand
{
    public static Command Create(CommonOptions options, Stream output, TextWriter error, TimeProvider time)
    {
        var headers = new Option<bool>("--headers") { Description = "Print the request line and the headers too" };
        var command = new Command("preview", "Print the exact bytes of the next report; nothing is sent or written");
        command.Options.Add(headers);
        command.SetAction((arguments, cancellation)
            => PreviewAsync(options.DecisionOf(arguments), arguments.GetValue(headers), output, error, time, cancellation));
        return command;
    }

    private static async Task<int> PreviewAsync(
        TelemetryDecision decision, bool withHeaders, Stream output, TextWriter error, TimeProvider time, CancellationToken cancellation)
    {
        var settings = decision.Ask();
        if (decision.Reports is not { } reports)
        {
            await error.WriteLineAsync($"telemetryhex: no report can be made: {string.Join("; ", settings.Warnings)}")
                .ConfigureAwait(false);
            return ExitCode.Usage;
        }

        foreach (var warning in settings.Warnings)
        {
            await error.WriteLineAsync($"telemetryhex: {warning}").ConfigureAwait(false);
        }

        using var ports = new TelemetryPorts(settings, time, Environment.CurrentDirectory);
        var id = ports.InstanceIds.Find();
        if (id is null)
        {
            await error.WriteLineAsync(
                "telemetryhex: no instance id is kept, or it cannot be read; this one is made up (see telemetryhex status)")
                .ConfigureAwait(false);
            id = InstanceId.FromRandomBytes(RandomNumberGenerator.GetBytes(16));
        }

        var body = ReportJson.Encode(new TelemetryCycle(ports.InstanceIds, ports.Probe, ports.Clock, ports.Sink, reports).Compose(id));
        if (withHeaders)
        {
            await output.WriteAsync(RequestHead.Encode(settings.Endpoint, reports.Product, body.Length), cancellation)
                .ConfigureAwait(false);
        }

        await output.WriteAsync(body, cancellation).ConfigureAwait(false);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
