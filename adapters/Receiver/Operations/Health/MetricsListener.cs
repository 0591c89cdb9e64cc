using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// Serves /metrics on a server of its own: whatever a request says of its host, the public server has no such route and this one has no other.
/// Only our counters and the runtime's are in it; those of the platform's server, which hold paths and addresses, are not.
/// </summary>
internal sealed class MetricsListener(Uri url, MeterProvider meters, ILogger<MetricsListener> logger) : IHostedService, IAsyncDisposable
{
    private const string Path = "/metrics";
    private WebApplication? _server;

    /// <summary>Where it listens; null before it does.</summary>
    public Uri? Address { get; private set; }

    /// <summary>Adds the counters of these meters and of the runtime, and the listener where there is to be one.</summary>
    /// <param name="services">The receiver's services.</param>
    /// <param name="url">Where it is to listen; null where it is not.</param>
    /// <param name="meters">The names of our meters.</param>
    public static void AddTo(IServiceCollection services, Uri? url, params string[] meters)
    {
        if (url is null)
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddService("telemetryhex-receiver", serviceVersion: ReceiverVersion.Text, autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics => metrics.AddMeter([.. meters, "System.Runtime"]).AddPrometheusExporter());
        services.AddSingleton(host => new MetricsListener(url, host.GetRequiredService<MeterProvider>(), host.GetRequiredService<ILogger<MetricsListener>>()));
        services.AddHostedService(host => host.GetRequiredService<MetricsListener>());
    }

    /// <inheritdoc/>
    /// <exception cref="StartException">Its port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url.GetLeftPart(UriPartial.Authority));
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxConcurrentConnections = 16;
            server.Limits.MaxRequestBodySize = 0;
        });
        _server = builder.Build();
        _server.Use((context, next) =>
        {
            SecurityHeaders.AddTo(context.Response.Headers);
            return next(context);
        });
        _server.UseOpenTelemetryPrometheusScrapingEndpoint(meters, context => context.Request.Path == Path, path: null, configureBranchedPipeline: null, optionsName: null);
        try
        {
            await _server.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new StartException($"{SettingKeys.MetricsUrl}: another program listens on {url.GetLeftPart(UriPartial.Authority)}. Choose another port, or say off.", fault);
        }

        var bound = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Address = new Uri(bound.FirstOrDefault() ?? url.AbsoluteUri);
        logger.MetricsListen(new Uri(Address, Path));
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
