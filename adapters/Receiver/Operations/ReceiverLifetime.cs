using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// Says where the receiver is when it serves, and when it has ended. Between the request to stop and the end, readiness is gone, the server
/// finishes the requests that it has, and what was taken is stored; all that within <see cref="StopDeadline"/>.
/// </summary>
internal sealed class ReceiverLifetime(
    ReceiverSettings settings, ReceiverState state, IServer server, IHostApplicationLifetime host, ILogger<ReceiverLifetime> logger) : IHostedLifecycleService
{
    /// <summary>What a stop may take.</summary>
    public static TimeSpan StopDeadline { get; } = TimeSpan.FromSeconds(25);

    /// <summary>Adds it, the state, the deadline, and the words to systemd where that started us.</summary>
    public static void AddTo(IServiceCollection services, ReceiverSettings settings)
    {
        services.AddSystemd();
        services.TryAddSingleton<ReceiverState>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = StopDeadline);
        services.AddSingleton<IHostedService>(provider => new ReceiverLifetime(
            settings,
            provider.GetRequiredService<ReceiverState>(),
            provider.GetRequiredService<IServer>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<ILogger<ReceiverLifetime>>()));
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        host.ApplicationStopping.Register(state.Drain);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        logger.Started(ReceiverVersion.Text, Environment.Version, settings.K, settings.DataDirectory);
        foreach (var address in addresses)
        {
            logger.PageIsAt(address);
        }

        if (addresses.Any(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && LoopbackAddress.Of(address) is not { IsSame: true }))
        {
            logger.PlainHttpBeyondThisMachine();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        logger.Ended();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
