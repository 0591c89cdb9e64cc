using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryHex.Contracts.Fakes;
using TelemetryHex.Hosting;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Hosting;

/// <summary>A real host with telemetry beside it, on ports of the test's choice and on stepped time.</summary>
internal sealed class TelemetryHost : IAsyncDisposable
{
    private TelemetryHost(IHost host) => Host = host;

    public required SteppedTime Time { get; init; }

    public required RecordedLines Lines { get; init; }

    public required RecordingReportSink Sink { get; init; }

    public required ConcurrentDictionary<string, InstanceId> Ids { get; init; }

    public IHost Host { get; }

    public static TelemetryHost Create(
        Dictionary<string, string?>? configuration = null,
        Dictionary<string, string?>? environment = null,
        Delivery? answer = null,
        bool isSilent = false,
        string? productVersion = "1.10.0",
        Action<IServiceCollection>? services = null,
        Action<ConfigurationManager>? sources = null,
        Action<IServiceCollection>? later = null)
    {
        var time = new SteppedTime();
        var lines = new RecordedLines();
        var sink = new RecordingReportSink(isSilent ? null : answer ?? Delivery.Delivered(202));
        var ids = new ConcurrentDictionary<string, InstanceId>();
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(lines);
        builder.Configuration.AddInMemoryCollection(configuration);
        sources?.Invoke(builder.Configuration);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new ProcessEnvironment(environment ?? []));
        services?.Invoke(builder.Services);
        builder.Services.AddLiftbridgeTelemetry(builder.Configuration, productVersion);
        later?.Invoke(builder.Services);
        builder.Services.TryAddSingleton<IReportSink>(sink);
        builder.Services.TryAddSingleton<IInstanceIdRepository>(new InMemoryInstanceIdRepository(ids, "here"));
        builder.Services.TryAddSingleton<IHardwareProbe>(new FixedHardwareProbe(MachineFacts.Unknown));

        return new TelemetryHost(builder.Build()) { Time = time, Lines = lines, Sink = sink, Ids = ids };
    }

    public async Task<Payload.Report> NextReportAsync()
    {
        using var patience = new CancellationTokenSource(SteppedTime.Patience);
        return await Sink.NextAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        Host.Dispose();
    }
}
