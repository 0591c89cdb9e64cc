using TelemetryHex.Adapters.Files;
using TelemetryHex.Adapters.Http;
using TelemetryHex.Policy;
using TelemetryHex.Ports;

namespace TelemetryHex.Hosting;

/// <summary>The four ports for one attempt, made as the settings of the moment say. A port that the host brings stands in for ours.</summary>
internal sealed class TelemetryPorts : IDisposable
{
    private readonly HttpReportSink? _ownSink;

    public TelemetryPorts(TelemetrySettings settings, TimeProvider time, string workingDirectory, IServiceProvider? host = null)
    {
        InstanceIds = Brought<IInstanceIdRepository>(host) ?? new FileInstanceIdRepository(Path.Combine(workingDirectory, settings.DataDirectory));
        Probe = Brought<IHardwareProbe>(host) ?? HostPlatform.CreateProbe();
        Clock = Brought<IClock>(host) ?? new TimeProviderClock(time);
        Sink = Brought<IReportSink>(host) ?? (_ownSink = new HttpReportSink(settings.Endpoint, time));
    }

    public IInstanceIdRepository InstanceIds { get; }

    public IHardwareProbe Probe { get; }

    public IClock Clock { get; }

    public IReportSink Sink { get; }

    /// <summary>Releases what was made here; a port that the host brought is the host's.</summary>
    public void Dispose() => _ownSink?.Dispose();

    private static T? Brought<T>(IServiceProvider? host)
        where T : class => (T?)host?.GetService(typeof(T));
}
