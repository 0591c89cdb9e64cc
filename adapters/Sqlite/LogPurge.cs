namespace TelemetryHex.Adapters.Sqlite;

/// <summary>Empties the log of what was deleted. All who wait for that share each attempt, and reports are stored between two.</summary>
/// <param name="tryEmpty">Tries it once, in the writer's turn, and calls what it is given when it is done; holds the writer for 50 ms at most.</param>
/// <param name="time">What the pauses are measured by.</param>
internal sealed class LogPurge(Func<Action, Task> tryEmpty, TimeProvider time)
{
    // With the attempts about ten seconds; three quarters of them are the writer's.
    private const int MostAttempts = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Lock _joining = new();
    private Task _attempt = Task.CompletedTask;

    // Not none: the log may hold what an earlier process deleted.
    private long _deletions = 1;
    private long _purged;

    /// <summary>Notes, in the writer's turn, that something is deleted.</summary>
    public void Note() => Interlocked.Increment(ref _deletions);

    /// <summary>Ends when the log holds nothing that was noted before.</summary>
    /// <returns>False where readers held it up for so long that somebody should be told.</returns>
    public async Task<bool> TryAsync(CancellationToken cancellation)
    {
        var noted = Interlocked.Read(ref _deletions);
        for (var attempt = 0; attempt < MostAttempts && Interlocked.Read(ref _purged) < noted; attempt++)
        {
            await Join().WaitAsync(cancellation).ConfigureAwait(false);
        }

        return Interlocked.Read(ref _purged) >= noted;
    }

    private Task Join()
    {
        lock (_joining)
        {
            return _attempt = _attempt.IsCompleted ? Task.Run(AttemptAsync) : _attempt;
        }
    }

    private async Task AttemptAsync()
    {
        var isEmpty = false;
        await tryEmpty(() =>
        {
            isEmpty = true;
            Interlocked.Exchange(ref _purged, Interlocked.Read(ref _deletions));
        }).ConfigureAwait(false);
        if (!isEmpty)
        {
            await Task.Delay(Pause, time).ConfigureAwait(false);
        }
    }
}
