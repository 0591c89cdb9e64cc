using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelemetryHex.Hosting;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

/// <summary>The operations around a real server, with a route in the intake's place that counts what comes.</summary>
internal sealed class ServedReceiver : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(20) };

    private ServedReceiver(WebApplication application, RecordedLogs logs)
    {
        _application = application;
        Logs = logs;
    }

    public RecordedLogs Logs { get; }

    public ReceiverState State => _application.Services.GetRequiredService<ReceiverState>();

    public IReadOnlyList<Uri> Addresses
        => [.. (_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(address => new Uri(address))];

    public Uri? Metrics => _application.Services.GetService<MetricsListener>()?.Address;

    public TaskCompletionSource<string> Report { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<ServedReceiver> StartAsync(
        WorkingDirectory directory, ReceiverArguments? arguments = null, Action<WebApplicationBuilder>? and = null, Func<Task>? beforeAnswer = null, params (string Name, string? Value)[] environment)
    {
        arguments ??= new ReceiverArguments { SelfReport = "off", Urls = "http://127.0.0.1:0" };
        if (!File.Exists(directory.File("receiver.json")))
        {
            await File.WriteAllTextAsync(directory.File("receiver.json"), """{"Receiver": {"MetricsUrl": "http://127.0.0.1:0"}}""");
        }

        var (builder, settings) = ReceiverBuilder.Create(arguments with { DataDirectory = directory.File("data") }, directory.Path);
        var logs = new RecordedLogs();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Services.AddSingleton(new ProcessEnvironment(environment.ToDictionary(variable => variable.Name, variable => variable.Value)));
        and?.Invoke(builder);
        ReceiverLifetime.AddTo(builder.Services, settings);
        MetricsListener.AddTo(builder.Services, settings.MetricsUrl, "TelemetryHex.Receiver");
        SelfReport.AddTo(builder.Services, builder.Configuration, settings);
        var application = builder.Build();
        var receiver = new ServedReceiver(application, logs);
        application.MapHealth(() => receiver.State.Readiness);
        application.MapPost("/api/v1/liftbridge/telemetry", (RequestDelegate)(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            receiver.Report.TrySetResult(await reader.ReadToEndAsync(context.RequestAborted));
            await (beforeAnswer?.Invoke() ?? Task.CompletedTask);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }));
        try
        {
            await application.StartAsync();
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return receiver;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(Addresses[0], path));

    public Task<HttpResponseMessage> GetAsync(Uri address) => _client.GetAsync(address);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
