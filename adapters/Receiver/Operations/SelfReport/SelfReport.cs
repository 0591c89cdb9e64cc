using Microsoft.AspNetCore.Hosting.Server;
using TelemetryHex.Hosting;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// The receiver reports its own host to itself, by the way that every host's report takes. The options are asked for once the server listens,
/// so that they hold the port it got. An opt-out anywhere wins, as with every host.
/// </summary>
internal static class SelfReport
{
    private const string Route = "api/v1/liftbridge/telemetry";

    /// <summary>Adds it, unless the settings turn it off.</summary>
    /// <param name="services">The receiver's services.</param>
    /// <param name="configuration">All sources, in which an opt-out counts.</param>
    /// <param name="settings">The receiver's settings.</param>
    public static void AddTo(IServiceCollection services, IConfiguration configuration, ReceiverSettings settings)
    {
        if (!settings.SelfReport)
        {
            return;
        }

        var self = DataDirectory.At(settings.DataDirectory).Self;
        services.AddOptions<TelemetryOptions>().Configure<IServer, ILoggerFactory>((options, server, logs) =>
        {
            options.DataDirectory = self;
            if (LoopbackAddress.Of(server) is { } address)
            {
                options.Endpoint = new Uri(address.Url, Route).AbsoluteUri;
            }
            else
            {
                options.Enabled = false;
                logs.CreateLogger(typeof(SelfReport)).SelfReportHasNoWay();
            }
        });
        services.AddLiftbridgeTelemetry(configuration, ReceiverVersion.Text);
    }
}
