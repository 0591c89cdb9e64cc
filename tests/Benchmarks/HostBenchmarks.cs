using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryHex.Contracts;
using TelemetryHex.Payload;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Benchmarks;

/// <summary>Starting and stopping a whole host: without telemetry, with it off, and with it on while its disk hangs or its receiver is silent.</summary>
[MemoryDiagnoser]
public class HostBenchmarks
{
    private static readonly ManualResetEventSlim Gate = new();

    [Benchmark(Baseline = true)]
    public Task WithoutTelemetry() => StartAndStopAsync(_ => { });

    [Benchmark]
    public Task WithTelemetryOff() => StartAndStopAsync(builder =>
    {
        builder.Configuration["telemetry:enabled"] = "false";
        builder.Services.AddLiftbridgeTelemetry(builder.Configuration, "1.10.0");
    });

    [Benchmark]
    public Task WithADiskThatHangs() => StartAndStopAsync(builder => Add(builder, new HungRepository(), new SilentSink()));

    [Benchmark]
    public Task WithAReceiverThatIsSilent() => StartAndStopAsync(builder => Add(builder, new KeptRepository(), new SilentSink()));

    /// <summary>Lets the threads go that the hung disk holds.</summary>
    [IterationCleanup]
    public void Release()
    {
        Gate.Set();
        Gate.Reset();
    }

    private static void Add(HostApplicationBuilder builder, IInstanceIdRepository ids, IReportSink sink)
    {
        builder.Services.AddSingleton(ids);
        builder.Services.AddSingleton(sink);
        builder.Services.AddLiftbridgeTelemetry(builder.Configuration, "1.10.0");
    }

    private static async Task StartAndStopAsync(Action<HostApplicationBuilder> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        add(builder);
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    private sealed class HungRepository : IInstanceIdRepository
    {
        public InstanceId? Find() => null;

        public InstanceIdLookup GetOrCreate()
        {
            Gate.Wait(TimeSpan.FromMinutes(1));
            return InstanceIdLookup.Unavailable("the disk hung");
        }
    }

    private sealed class KeptRepository : IInstanceIdRepository
    {
        public InstanceId? Find() => SampleReport.Create().InstanceId;

        public InstanceIdLookup GetOrCreate() => InstanceIdLookup.Kept(SampleReport.Create().InstanceId);
    }

    private sealed class SilentSink : IReportSink
    {
        public async Task<Delivery> SendAsync(Report report, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return Delivery.Failed("silence");
        }
    }
}
