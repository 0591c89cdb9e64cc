namespace TelemetryHex.Receiver.Page;

/// <summary>The state as it is now, with what was rendered of it: the last rendering serves as long as the state is the same object.</summary>
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
