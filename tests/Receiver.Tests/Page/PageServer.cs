using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryHex.Receiver.Page;

namespace TelemetryHex.Receiver.Tests.Page;

/// <summary>The page of a state, served by a real Kestrel on a port of its own.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private PageServer(WebApplication server)
    {
        _server = server;
        Client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()), Timeout = TimeSpan.FromSeconds(60) };
    }

    public HttpClient Client { get; }

    public string Address => Client.BaseAddress!.ToString(); // Set in the constructor.

    public static Task<PageServer> OfAsync(PageState state) => OfAsync(_ => Task.FromResult(state));

    public static async Task<PageServer> OfAsync(Func<CancellationToken, Task<PageState>> read)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapPage(new PageSource(read));
        await server.StartAsync();
        return new PageServer(server);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
