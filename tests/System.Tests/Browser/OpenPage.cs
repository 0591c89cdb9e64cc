using System.Collections.Concurrent;
using Microsoft.Playwright;
using TelemetryHex.Receiver.Tests.Page;

namespace TelemetryHex.SystemTests.Browser;

/// <summary>The page in a browser's window of its own, with all that the browser asked for and complained of.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private OpenPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public ConcurrentBag<string> Complaints { get; } = [];

    public ConcurrentBag<IResponse> Responses { get; } = [];

    public ConcurrentBag<string> Requests { get; } = [];

    public static async Task<OpenPage> OfAsync(IBrowserContext context, PageServer server)
    {
        var page = await context.NewPageAsync();
        var open = new OpenPage(context, page);
        page.Console += (_, message) => open.Complaints.Add(message.Text);
        page.PageError += (_, fault) => open.Complaints.Add(fault);
        page.RequestFailed += (_, request) => open.Complaints.Add(request.Url);
        page.Request += (_, request) => open.Requests.Add(request.Url);
        page.Response += (_, response) => open.Responses.Add(response);
        await page.GotoAsync(server.Address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        return open;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
