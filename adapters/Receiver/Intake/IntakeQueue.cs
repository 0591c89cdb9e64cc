using System.Diagnostics;
using System.Threading.Channels;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Intake;

/// <summary>
/// One writer for all requests. It commits at once what came while the last commit ran, and waits for no more: a lone report waits for one
/// flush of the disk, and under load a flush is shared by hundreds. Erasures keep their place among the reports.
/// </summary>
internal sealed class IntakeQueue : IHostedService
{
    private const int MaxBatch = 1024;

    private readonly IReportStore _store;
    private readonly IClock _clock;
    private readonly ReceiverState _state;
    private readonly ReceiverMetrics _metrics;
    private readonly ILogger<IntakeQueue> _logger;
    private readonly Channel<PendingWork> _waiting;
    private readonly List<PendingWork> _batch = new(MaxBatch);
    private Task _writing = Task.CompletedTask;
    private bool _isDown;

    /// <param name="store">Where reports go; nobody else appends to it.</param>
    /// <param name="clock">Says the day of a commit, which is the day of its reports.</param>
    /// <param name="capacity">How much may wait at most.</param>
    /// <param name="state">Is told how the last commit ended.</param>
    /// <param name="metrics">Counts commits.</param>
    /// <param name="logger">Is told when the store fails, and when it works again.</param>
    public IntakeQueue(IReportStore store, IClock clock, int capacity, ReceiverState state, ReceiverMetrics metrics, ILogger<IntakeQueue> logger)
    {
        (_store, _clock, _state, _metrics, _logger) = (store, clock, state, metrics, logger);
        _waiting = Channel.CreateBounded<PendingWork>(new BoundedChannelOptions(capacity) { SingleReader = true, AllowSynchronousContinuations = false });
        metrics.ObserveQueue(() => _waiting.Reader.Count);
    }

    /// <summary>Stores a report.</summary>
    public Task<IntakeOutcome> StoreAsync(PseudonymousReport report) => EnqueueAsync(PendingWork.Store(report));

    /// <summary>Erases an instance, physically, after every report of it that came before. What comes after waits for the commit only.</summary>
    public async Task<IntakeOutcome> EraseAsync(IReadOnlyList<Pseudonym> pseudonyms)
    {
        // No fault of it is this request's: the erasure meets the same one.
        await _store.SettleAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var outcome = await EnqueueAsync(PendingWork.Erase(pseudonyms)).ConfigureAwait(false);
        return outcome == IntakeOutcome.Done ? await PurgeAsync().ConfigureAwait(false) : outcome;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writing = Task.Run(WriteAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Takes nothing more, and ends when all that was taken is stored.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return _writing.WaitAsync(cancellationToken);
    }

    // No fault of the writer's: reports are stored meanwhile.
    private async Task<IntakeOutcome> PurgeAsync()
    {
        try
        {
            await _store.PurgeAsync(CancellationToken.None).ConfigureAwait(false);
            return IntakeOutcome.Done;
        }
        catch (Exception fault)
        {
            _logger.ErasureIsHeldUp(MessageOf(fault));
            return IntakeOutcome.StoreDown;
        }
    }

    private Task<IntakeOutcome> EnqueueAsync(PendingWork work)
        => _waiting.Writer.TryWrite(work) ? work.Outcome : Task.FromResult(IntakeOutcome.Busy);

    private async Task WriteAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            // Where the processors have requests to go on with, those come first and share the commit. A lone report does not wait.
            Thread.Yield();
            PendingWork? erasure = null;
            while (_batch.Count < MaxBatch && erasure is null && _waiting.Reader.TryRead(out var next))
            {
                if (next.Report is null)
                {
                    erasure = next;
                }
                else
                {
                    _batch.Add(next);
                }
            }

            await CommitAsync().ConfigureAwait(false);
            if (erasure is not null)
            {
                EndedWork.Answer([erasure], await TryAsync(() => _store.EraseAsync(erasure.Erased, CancellationToken.None)).ConfigureAwait(false));
            }
        }
    }

    private async Task CommitAsync()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        // A clock that goes back takes the day along; a day that is closed already takes nothing: see the store.
        var day = UtcDay.Of(_clock.Now);
        var reports = _batch.Select(work => work.Report).OfType<PseudonymousReport>().ToArray();
        var since = Stopwatch.GetTimestamp();
        var outcome = await TryAsync(() => _store.AppendAsync(day, reports, CancellationToken.None)).ConfigureAwait(false);
        _metrics.Committed(reports.Length, Stopwatch.GetElapsedTime(since));
        EndedWork.Answer(_batch, outcome);
        _batch.Clear();
    }

    // Whatever a store throws, the writer goes on with what comes next.
    private async Task<IntakeOutcome> TryAsync(Func<Task> act)
    {
        try
        {
            await act().ConfigureAwait(false);
            Note(fault: null);
            return IntakeOutcome.Done;
        }
        catch (Exception fault)
        {
            Note(fault);
            return fault is ReportStoreException { Fault: ReportStoreFault.Full } ? IntakeOutcome.DiskFull : IntakeOutcome.StoreDown;
        }
    }

    private void Note(Exception? fault)
    {
        _state.Committed(fault is null);
        if (fault is not null && !_isDown)
        {
            _logger.StoreFailed(MessageOf(fault));
        }
        else if (fault is null && _isDown)
        {
            _logger.StoreRecovered();
        }

        _isDown = fault is not null;
    }

    // A store's message is made for operators; any other's may hold what it met.
    private static string MessageOf(Exception fault) => fault is ReportStoreException ? fault.Message : fault.GetType().Name;
}
