using TelemetryHex.Adapters.Files;
using TelemetryHex.Adapters.Http;
using TelemetryHex.Policy;
using TelemetryHex.Ports;

namespace TelemetryHex.Hosting;

/// <summary>The four ports of one attempt, by the settings of the moment. A port that the host registered stands in for ours.</summary>
internal sealed class TelemetryPorts : IDisposable
{
    private readonly HttpReportSink? _ownSink;

    public TelemetryPorts(TelemetrySettings settings, TimeProvider time, string workingDirectory, IServiceProvider? host = null)
    {
        InstanceIds = Registered<IInstanceIdRepository>(host)
            ?? new FileInstanceIdRepository(Path.Combine(workingDirectory, settings.DataDirectory));
        Probe = Registered<IHardwareProbe>(host) ?? HostPlatform.CreateProbe();
        Clock = Registered<IClock>(host) ?? new TimeProviderClock(time);
        Sink = Registered<IReportSink>(host) ?? (_ownSink = new HttpReportSink(settings.Endpoint, time));
    }

    public IInstanceIdRepository InstanceIds { get; }

    public IHardwareProbe Probe { get; }

    public IClock Clock { get; }

    public IReportSink Sink { get; }

    /// <summary>Releases the sink that was made here; a port that the host registered is the host's.</summary>
    public void Dispose() => _ownSink?.Dispose();

    private static T? Registered<T>(IServiceProvider? host)
        where T : class => (T?)host?.GetService(typeof(T));
}
