using System.Collections.Concurrent;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>
/// A thread of its own, which does one thing at a time, in the order in which they came. It is the one that waits for the disk: a thread of the
/// pool that did would be missed by the requests, and the pool would start another that competes with it.
/// </summary>
internal sealed class WriterThread : IDisposable
{
    private readonly BlockingCollection<Turn> _turns = [];
    private readonly Thread _thread;

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
        var turn = new Turn(act);
        try
        {
            _turns.Add(turn, cancellation);
        }
        catch (InvalidOperationException) when (_turns.IsAddingCompleted)
        {
            throw new ObjectDisposedException(nameof(WriterThread));
        }

        using var given = cancellation.Register(() => turn.GiveUp(cancellation));
        await turn.Done.ConfigureAwait(false);
    }

    /// <summary>Does what waits, and ends. Nobody has a turn after that.</summary>
    public void Dispose()
    {
        _turns.CompleteAdding();
        _thread.Join();
    }

    private void Run()
    {
        foreach (var turn in _turns.GetConsumingEnumerable())
        {
            turn.Take();
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
