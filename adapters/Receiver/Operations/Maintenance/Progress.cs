namespace TelemetryHex.Receiver.Operations;

/// <summary>Says that something takes long: once after a second, then every ten.</summary>
internal static class Progress
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Next = TimeSpan.FromSeconds(10);

    /// <summary>Waits for the work, and says so while it lasts.</summary>
    /// <param name="work">The work, begun.</param>
    /// <param name="what">What it does, as the beginning of a sentence: <c>Rolling up 12 days</c>. Asked at each line.</param>
    /// <param name="time">What the seconds are measured by.</param>
    /// <param name="logger">Where it is said.</param>
    public static async Task<T> WatchAsync<T>(Task<T> work, Func<string> what, TimeProvider time, ILogger logger)
    {
        var begun = time.GetTimestamp();
        for (var wait = First; !work.IsCompleted; wait = Next)
        {
            using var ended = new CancellationTokenSource();
            var pause = Task.Delay(wait, time, ended.Token);
            if (await Task.WhenAny(work, pause).ConfigureAwait(false) == work)
            {
                await ended.CancelAsync().ConfigureAwait(false);
                break;
            }

            logger.Working(what(), (int)time.GetElapsedTime(begun).TotalSeconds);
        }

        return await work.ConfigureAwait(false);
    }
}
