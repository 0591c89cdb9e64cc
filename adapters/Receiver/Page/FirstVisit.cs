using Microsoft.AspNetCore.Hosting.Server;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Page;

/// <summary>
/// Asks for the page once the server listens, over the loopback, as a visitor would: what answers a request is compiled with the first of them,
/// which takes longer than the answer. Where the server listens by TLS alone, or does not answer, there is no such visit, and nothing else changes.
/// </summary>
internal sealed class FirstVisit(IServer server, IHostApplicationLifetime host) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ListeningAsync(stoppingToken).ConfigureAwait(false);
        if (LoopbackAddress.Of(server) is not { } address)
        {
            return;
        }

        using var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var _ = await client.GetAsync(address.Url, stoppingToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            // The next who comes compiles it.
        }
    }

    private async Task ListeningAsync(CancellationToken stop)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var _ = host.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stop).ConfigureAwait(false);
    }
}
