using Microsoft.Extensions.Logging;
using TelemetryHex.Policy;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Hosting;

/// <summary>Every line that telemetry logs. The first six are a contract with readers of logs, to the letter.</summary>
internal static partial class TelemetryLog
{
    [LoggerMessage(1, LogLevel.Information, "Telemetry collector started [instance_id={InstanceId}, interval={Interval}]")]
    public static partial void Started(this ILogger logger, InstanceId instanceId, Interval interval);

    [LoggerMessage(2, LogLevel.Information, "Telemetry is disabled")]
    public static partial void Disabled(this ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "Failed to send telemetry: {Reason}")]
    public static partial void Failed(this ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Telemetry endpoint returned error status: {Status}")]
    public static partial void Refused(this ILogger logger, int? status);

    [LoggerMessage(5, LogLevel.Information, "Telemetry sent successfully [status={Status}]")]
    public static partial void Delivered(this ILogger logger, int? status);

    [LoggerMessage(6, LogLevel.Information, "Telemetry collector stopped")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(
        7,
        LogLevel.Information,
        "Anonymous usage telemetry is on: see what is sent with 'telemetryhex preview', "
            + "turn it off with LIFTBRIDGE_TELEMETRY_ENABLED=false, DO_NOT_TRACK=1 or telemetry.enabled: false")]
    public static partial void FirstRun(this ILogger logger);

    [LoggerMessage(8, LogLevel.Warning, "Telemetry instance id: {Fault}")]
    public static partial void InstanceIdReplaced(this ILogger logger, string? fault);

    [LoggerMessage(9, LogLevel.Warning, "Telemetry is not sent: {Fault}")]
    public static partial void InstanceIdUnavailable(this ILogger logger, string? fault);

    [LoggerMessage(10, LogLevel.Warning, "Telemetry setting: {Warning}")]
    public static partial void Setting(this ILogger logger, SettingsWarning warning);

    /// <summary>Logs the end of an attempt.</summary>
    public static void Ended(this ILogger logger, Delivery delivery)
    {
        switch (delivery.Kind)
        {
            case DeliveryKind.Delivered:
                logger.Delivered(delivery.Status);
                break;
            case DeliveryKind.Refused:
                logger.Refused(delivery.Status);
                break;
            default:
                logger.Failed(delivery.Reason ?? "no reason was given");
                break;
        }
    }
}
