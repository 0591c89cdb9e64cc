namespace TelemetryHex.Receiver.Page;

/// <summary>The state as it is now, with what was rendered of it: the last rendering serves as long as the state is the same object.</summary>
/// <param name="read">
/// Reads what is shown. It is called at each request, so it is quick and returns the same object while nothing changed; where it throws
/// <see cref="Ports.ReportStoreException"/> the answer is 503.
/// </param>
internal sealed class PageSource(Func<CancellationToken, Task<PageState>> read)
{
    private RenderedPage? _last;

    /// <summary>Reads the state.</summary>
    public async Task<RenderedPage> ReadAsync(CancellationToken cancellation)
    {
        var state = await read(cancellation).ConfigureAwait(false);
        if (Volatile.Read(ref _last) is { } last && ReferenceEquals(last.State, state))
        {
            return last;
        }

        var rendered = new RenderedPage(state);
        Volatile.Write(ref _last, rendered);
        return rendered;
    }
}
