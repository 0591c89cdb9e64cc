namespace TelemetryHex.Adapters.Sqlite;

/// <summary>
/// A thread of its own, which does one thing at a time, in the order in which they came. It is the one that waits for the disk: a thread of the
/// pool that did would be missed by the requests, and the pool would start another that competes with it.
/// </summary>
internal sealed class WriterThread : IDisposable
{
    // A monitor: who waits at it sleeps at once, where the platform's queues first look out for what comes, in the time of those who bring it.
    private readonly object _changing = new();
    private readonly Queue<Turn> _waiting = [];
    private readonly Thread _thread;
    private bool _isEnding;

    public WriterThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "store" };
        _thread.Start();
    }

    /// <summary>Does something when it is its turn. What it throws, the task ends with.</summary>
    /// <param name="act">Does it.</param>
    /// <param name="cancellation">Gives up waiting for the turn; what has begun is done.</param>
    /// <exception cref="ObjectDisposedException">Nobody has a turn any more.</exception>
    public async Task RunAsync(Action act, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var turn = new Turn(act);
        lock (_changing)
        {
            ObjectDisposedException.ThrowIf(_isEnding, this);
            _waiting.Enqueue(turn);
            Monitor.Pulse(_changing);
        }

        using var given = cancellation.Register(() => turn.GiveUp(cancellation));
        await turn.Done.ConfigureAwait(false);
    }

    /// <summary>Does what waits, and ends. Nobody has a turn after that.</summary>
    public void Dispose()
    {
        lock (_changing)
        {
            _isEnding = true;
            Monitor.Pulse(_changing);
        }

        _thread.Join();
    }

    private void Run()
    {
        while (Next() is { } turn)
        {
            turn.Take();
        }
    }

    private Turn? Next()
    {
        lock (_changing)
        {
            while (_waiting.Count == 0 && !_isEnding)
            {
                Monitor.Wait(_changing);
            }

            return _waiting.TryDequeue(out var turn) ? turn : null;
        }
    }

    private sealed class Turn(Action act)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _isDecided;

        public Task Done => _done.Task;

        public void Take()
        {
            if (Interlocked.Exchange(ref _isDecided, 1) != 0)
            {
                return;
            }

            try
            {
                act();
                _done.SetResult();
            }
            catch (Exception fault)
            {
                _done.SetException(fault);
            }
        }

        public void GiveUp(CancellationToken cancellation)
        {
            if (Interlocked.Exchange(ref _isDecided, 1) == 0)
            {
                _done.SetCanceled(cancellation);
            }
        }
    }
}
