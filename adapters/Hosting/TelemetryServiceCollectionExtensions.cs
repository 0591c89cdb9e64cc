using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TelemetryHex.Hosting;
using TelemetryHex.Policy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds telemetry to a host.</summary>
public static class TelemetryServiceCollectionExtensions
{
    /// <summary>
    /// Sends one anonymous report as soon as the host has started, and one every interval after that, unless anything opts out.
    /// The environment is read as well as the configuration. A port that the host registers itself (IClock, IInstanceIdRepository,
    /// IHardwareProbe, IReportSink) stands in for ours. A second call adds its configuration, whose opt-outs count, and nothing else.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">
    /// The host's configuration; given its root, an opt-out in any of its providers counts, also one that a later provider overrides.
    /// </param>
    /// <param name="productVersion">
    /// The version of the product, such as <c>1.10.0</c> or <c>dev</c>; one that a report cannot hold turns telemetry off, with a warning.
    /// A <c>+</c> part and the hash of a commit are cut from what is sent.
    /// </param>
    public static IServiceCollection AddLiftbridgeTelemetry(
        this IServiceCollection services, IConfiguration configuration, string? productVersion)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(new ProcessEnvironment());
        return services.AddTelemetry(
            host => [host.GetRequiredService<ProcessEnvironment>().Read(), .. ConfigurationSources.From(configuration)],
            productVersion);
    }

    /// <summary>Adds telemetry with the caller's own sources, the strongest first, read anew before each transmission.</summary>
    internal static IServiceCollection AddTelemetry(
        this IServiceCollection services, Func<IServiceProvider, IEnumerable<SettingsSource>> sources, string? productVersion)
    {
        services.AddOptions<TelemetryOptions>();
        services.AddSingleton(host => new TelemetrySources(() => sources(host)));
        services.TryAddSingleton(host => new TelemetryDecision(
            () =>
            [
                TelemetryOptionsSource.From(host.GetRequiredService<IOptionsMonitor<TelemetryOptions>>().CurrentValue),
                .. host.GetServices<TelemetrySources>().SelectMany(registered => registered.Read()),
            ],
            productVersion));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TelemetryService>(CreateService));
        return services;
    }

    private static TelemetryService CreateService(IServiceProvider host)
    {
        var decision = host.GetRequiredService<TelemetryDecision>();
        var time = host.GetService<TimeProvider>() ?? TimeProvider.System;
        var logger = new ContainedLogger(host.GetService<ILogger<TelemetryService>>() ?? NullLogger<TelemetryService>.Instance);
        return new TelemetryService(decision, new TelemetryAttempt(decision, time, logger, host), time, logger);
    }
}
