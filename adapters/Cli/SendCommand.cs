using System.CommandLine;
using TelemetryHex.Hosting;
using TelemetryHex.Ports;

namespace TelemetryHex.Cli;

/// <summary><c>send</c>: sends one report now.</summary>
internal static class SendCommand
{
    public static Command Create(CommonOptions options, TextWriter error, TimeProvider time)
    {
        var command = new Command("send", "Send one report now");
        command.SetAction((arguments, cancellation)
            => SendAsync(options.DecisionOf(arguments), new StandardErrorLogger(error), time, cancellation));
        return command;
    }

    private static async Task<int> SendAsync(
        TelemetryDecision decision, StandardErrorLogger logger, TimeProvider time, CancellationToken cancellation)
    {
        var settings = decision.Ask();
        foreach (var warning in settings.Warnings)
        {
            logger.Setting(warning);
        }

        if (!settings.IsEnabled)
        {
            logger.Disabled();
            return ExitCode.Off;
        }

        try
        {
            var delivery = await new TelemetryAttempt(decision, time, logger).SendAsync(settings, cancellation).ConfigureAwait(false);
            return delivery?.Kind == DeliveryKind.Delivered ? ExitCode.Done : ExitCode.NotDelivered;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.NotDelivered;
        }
    }
}
