using TelemetryHex.Ports;

namespace TelemetryHex.Receiver.Page;

/// <summary>
/// Renders the page before anybody asks: beside the start, since what is rendered first is compiled meanwhile, which costs more than the
/// rendering; and again every quarter of an hour, so that who comes finds today counted, however seldom somebody comes. Nothing waits for it,
/// and where it fails whoever asks is told why.
/// </summary>
/// <param name="source">What is rendered. It counts today when that is due.</param>
/// <param name="time">When it is rendered again.</param>
/// <param name="logger">Is told where that failed.</param>
internal sealed class RenderingAhead(PageSource source, TimeProvider time, ILogger<RenderingAhead> logger) : BackgroundService
{
    /// <summary>How long the page is left as it is.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The same where today is being counted, or nobody has reported yet: the first report is looked for by whoever set this up.</summary>
    public static TimeSpan WhileWaiting { get; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var isWaiting = await RenderAsync(stoppingToken).ConfigureAwait(false);
            await Task.Delay(isWaiting ? WhileWaiting : Period, time, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> RenderAsync(CancellationToken stop)
    {
        try
        {
            var page = await source.ReadAsync(stop).ConfigureAwait(false);
            page.RenderAll();
            return page.State.Statistics.Today is null || page.State.LastReport is null;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            logger.PageNotRendered(fault is ReportStoreException ? fault.Message : fault.GetType().Name);
            return false;
        }
    }
}
