using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts.Fakes;
using TelemetryHex.Intake;
using TelemetryHex.Receiver;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Receiver.Statistics;
using TelemetryHex.Receiver.Tests.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.SystemTests.Fuzz;

/// <summary>All routes on a real server, over a real database in a directory of its own. Nobody is limited, so that every request comes through.</summary>
internal sealed class FuzzedReceiver : IAsyncDisposable
{
    private static readonly UtcDay Today = StoredReports.Day(2026, 3, 2);

    private readonly WorkingDirectory _directory = new();
    private readonly SqliteReportStore _store;
    private readonly RecordedLogs _logs = new();
    private readonly WebApplication _server;

    private FuzzedReceiver()
    {
        _store = SqliteReportStore.Open(_directory.File("receiver.db"));
        var keys = EpochKeyRing.Empty.Turn(Today, new byte[EpochKey.Length]);
        var clock = new FixedClock(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(_logs).SetMinimumLevel(LogLevel.Warning);
        var settings = new ReceiverSettings { DataDirectory = _directory.Path, SelfReport = false, K = 10, LeastK = 10, MetricsUrl = null, RateBurst = int.MaxValue, RatePerMinute = int.MaxValue };
        builder.AddReceiver(settings, new ReceiverParts { Store = _store, Keys = () => keys, Clock = clock, Time = TimeProvider.System, FreeBytes = () => long.MaxValue });
        builder.Services.AddSingleton(host => new PageSource(new PageReader(host.GetRequiredService<StatisticsReader>(), RetentionLog.Load(_directory.File("retention.log")), isDevelopment: false).ReadAsync));
        _server = builder.Build();
        _server.MapReceiver();
    }

    /// <summary>What it had to say: warnings and worse.</summary>
    public IReadOnlyList<string> Log => _logs.Lines;

    public int Port => new Uri(_server.Urls.Single()).Port;

    public static async Task<FuzzedReceiver> StartAsync()
    {
        var receiver = new FuzzedReceiver();
        await receiver._server.StartAsync();
        return receiver;
    }

    public async Task<long> CountAsync() => (await _store.CountAsync(Today, CancellationToken.None)).Shapes.Sum(shape => shape.Count);

    /// <summary>Ends every connection; what is said of one is said then.</summary>
    public Task StopAsync() => _server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _server.DisposeAsync();
        _store.Dispose();
        _directory.Dispose();
    }
}
