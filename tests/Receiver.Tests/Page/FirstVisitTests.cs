using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Receiver.Tests.Operations;

namespace TelemetryHex.Receiver.Tests.Page;

public sealed class FirstVisitTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly WorkingDirectory _directory = new();
    private readonly RecordedLogs _logs = new();
    private int _visits;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Once_the_server_listens_its_page_is_asked_for()
        => (await VisitsAsync("http://127.0.0.1:0", http => http.Response.WriteAsync("page"))).Should().Be(1);

    [Fact]
    public async Task Where_it_is_not_answered_the_host_lives_on_and_nothing_is_said()
        => (await VisitsAsync("http://127.0.0.1:0", http =>
        {
            http.Abort();
            return Task.CompletedTask;
        })).Should().Be(1);

    [Fact]
    public async Task Where_nobody_listens_on_the_loopback_there_is_no_visit()
        => (await VisitsAsync("http://unix:" + _directory.File("socket"), http => http.Response.WriteAsync("page"))).Should().Be(0);

    // Of a host that runs, and ends when the visit is over.
    private async Task<int> VisitsAsync(string url, RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(_logs);
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton<FirstVisit>().AddHostedService(host => host.GetRequiredService<FirstVisit>());
        await using var application = builder.Build();
        application.MapGet("/", (RequestDelegate)(http =>
        {
            Interlocked.Increment(ref _visits);
            return answer(http);
        }));
        await application.StartAsync();
        await (application.Services.GetRequiredService<FirstVisit>().ExecuteTask ?? Task.CompletedTask).WaitAsync(Deadline);
        application.Lifetime.ApplicationStopping.IsCancellationRequested.Should().BeFalse("a visit that fails stops nothing");
        await application.StopAsync();
        _logs.Lines.Should().NotContain(line => line.Contains("exception", StringComparison.OrdinalIgnoreCase));
        return _visits;
    }
}
