using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelemetryHex.Contracts;
using TelemetryHex.Contracts.Fakes;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Intake;

/// <summary>The receiver's routes on a real server of the loopback, over a store in memory.</summary>
internal sealed class TestReceiver : IAsyncDisposable
{
    public const string Route = "/" + ReportClient.Route;

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _server;

    private TestReceiver(WebApplication server, HttpClient client)
    {
        _server = server;
        Client = client;
    }

    public static UtcDay Today { get; } = StoredReports.Day(2026, 3, 2);

    public static EpochKeyRing Keys { get; } = EpochKeyRing.Empty.Turn(StoredReports.Day(2026, 3, 2), new byte[EpochKey.Length]);

    public GatedStore Store { get; private init; } = new();

    public ConcurrentQueue<string> Log { get; private init; } = new();

    public HttpClient Client { get; }

    public Readiness Readiness => _server.Services.GetRequiredService<ReceiverState>().Readiness;

    public Uri Address => Client.BaseAddress ?? throw new InvalidOperationException("It is set when the receiver is made.");

    public static async Task<TestReceiver> StartAsync(
        Func<ReceiverSettings, ReceiverSettings>? change = null, Func<long>? freeBytes = null, Action<WebApplicationBuilder>? configure = null, IReportStore? kept = null, Func<ReceiverParts, ReceiverParts>? with = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var log = new ConcurrentQueue<string>();
        builder.Logging.ClearProviders().AddProvider(new QueueLogging(log)).SetMinimumLevel(LogLevel.Trace);
        configure?.Invoke(builder);
        var settings = new ReceiverSettings { DataDirectory = "unused", SelfReport = false, K = 10, LeastK = 10, MetricsUrl = null, RateBurst = 1_000_000, RatePerMinute = 1_000_000 };
        var store = new GatedStore(kept);
        var parts = new ReceiverParts
        {
            Store = store,
            Keys = () => Keys,
            Clock = new FixedClock(Noon),
            Time = TimeProvider.System,
            FreeBytes = freeBytes ?? (() => long.MaxValue),
        };
        builder.AddReceiver(change?.Invoke(settings) ?? settings, with?.Invoke(parts) ?? parts);
        var server = builder.Build();
        server.MapReceiver();
        await server.StartAsync();
        var address = new Uri(server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        return new TestReceiver(server, new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 2000 }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) }) { Store = store, Log = log };
    }

    public Task<HttpResponseMessage> PostAsync(string body, string contentType = "application/json")
        => PostAsync(Encoding.UTF8.GetBytes(body), contentType);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string? contentType = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return await Client.PostAsync(new Uri(Route, UriKind.Relative), content);
    }

    public Task<HttpResponseMessage> SendAsync(int instance) => PostAsync(ReportClient.BodyOf(instance));

    public async Task<long> CountAsync() => (await Store.CountAsync(Today, CancellationToken.None)).Shapes.Sum(shape => shape.Count);

    /// <summary>Sends these bytes on a connection of their own, and reads what comes until the answer ends or the receiver closes.</summary>
    public async Task<string> SendRawAsync(string bytes, int answers = 1)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Address.Port, deadline.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), deadline.Token);
        var text = "";
        var buffer = new byte[8192];
        while (text.Split("\r\nDate: ").Length - 1 < answers || !(text.EndsWith("\r\n\r\n", StringComparison.Ordinal) || text.EndsWith('}')))
        {
            var length = await stream.ReadAsync(buffer, deadline.Token);
            if (length == 0)
            {
                break;
            }

            text += Encoding.Latin1.GetString(buffer, 0, length);
        }

        return text;
    }

    public Task StopAsync() => _server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Store.Open();
        Client.Dispose();
        await _server.DisposeAsync();
    }

    // Writes the scopes before each line, as the console does when it is told to include them.
    private sealed class QueueLogging(ConcurrentQueue<string> lines) : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider? _scopes;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => new QueueLogger(categoryName, lines, () => _scopes);

        public void Dispose()
        {
        }
    }

    private sealed class QueueLogger(string category, ConcurrentQueue<string> lines, Func<IExternalScopeProvider?> scopes) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes()?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = new StringBuilder();
            scopes()?.ForEachScope((scope, text) => text.Append("=> ").Append(scope).Append(' '), line);
            lines.Enqueue(line.Append(CultureInfo.InvariantCulture, $"{logLevel} {category}: {formatter(state, exception)} {exception}").ToString());
        }
    }
}
