using TelemetryHex.Ports;

namespace TelemetryHex.Receiver.Page;

/// <summary>
/// Renders the page beside the start, before anybody has asked: what is rendered first is compiled meanwhile, which costs more than the rendering.
/// Nothing waits for it, and where it fails whoever asks is told why.
/// </summary>
internal sealed class FirstRendering(PageSource source, ILogger<FirstRendering> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            (await source.ReadAsync(stoppingToken).ConfigureAwait(false)).RenderAll();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.PageNotRendered(fault is ReportStoreException ? fault.Message : fault.GetType().Name);
        }
    }
}
