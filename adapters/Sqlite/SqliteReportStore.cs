using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>
/// Keeps reports in one SQLite file: written ahead (WAL), flushed at each commit, deleted content overwritten. One caller writes at a time
/// and the others wait in their order; who reads waits for nobody, unless another file is taking the place of this one.
/// </summary>
public sealed class SqliteReportStore : IReportStore, IDisposable
{
    // Of arrivals: some two hundred thousand, so that one page takes many of them. Where placing them does not keep up, who stores waits for it.
    private const long MostArrived = 4 << 20;

    private readonly SemaphoreSlim _placing = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Placement _placement;
    private readonly DayClosing _days;
    private readonly SemaphoreSlim _closing = new(1, 1);
    private readonly SemaphoreSlim _examining = new(1, 1);
    private readonly string _path;
    private readonly Action<string> _warn;
    private readonly OpenDatabase _open;
    private readonly LogPurge _purge;
    private bool _isDisposed;
    private Task _placed = Task.CompletedTask;
    private long _arrived;

    private SqliteReportStore(string path, Action<string> warn, Action prepare, Examination examination)
    {
        _path = path;
        _warn = warn;
        _open = new OpenDatabase(path, prepare, examination);
        _placement = new Placement(() => _open.Reports, _open.Commit);
        _days = new DayClosing(_open);
        _purge = new LogPurge(emptied => _open.WriteAsync(() => TryEmptyLog(emptied), CancellationToken.None), TimeProvider.System);
    }

    /// <summary>
    /// Opens the file, makes it where there is none, and checks it from end to end: about a second for ten million reports.
    /// </summary>
    /// <param name="path">The database's file, in a directory that exists. A second process is kept out by <c>PATH.lock</c>.</param>
    /// <param name="warn">Is told, for a person, what was mended while it runs.</param>
    /// <param name="prepare">Is called once nobody else can have the file, and before it is opened or made.</param>
    /// <exception cref="ReportStoreException">
    /// It is damaged, of a newer version or of another program, in use, or cannot be written. It is left as it is.
    /// </exception>
    public static SqliteReportStore Open(string path, Action<string>? warn = null, Action? prepare = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new SqliteReportStore(Path.GetFullPath(path), warn ?? (_ => { }), prepare ?? (() => { }), Examination.Whole);
    }

    /// <summary>
    /// Opens the file of a backup, which was checked when it was put there or is the copy of a store that was, without reading all of it: a pass over
    /// many of them looks at what it came for. Who comes upon a page that is damaged is told so, by the file's name.
    /// </summary>
    /// <param name="path">The backup.</param>
    /// <exception cref="ReportStoreException">It is cut off, of a newer version or of another program, in use, or cannot be written. It is left as it is.</exception>
    public static SqliteReportStore OpenBackup(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new SqliteReportStore(Path.GetFullPath(path), _ => { }, () => { }, Examination.Head);
    }

    /// <summary>Copies the database as it stands, from whichever process, while reports are stored. The copy is one file.</summary>
    /// <param name="path">The database's file.</param>
    /// <param name="destination">A file that is not there yet.</param>
    /// <exception cref="ReportStoreException">The database cannot be read or is none of this program, or the copy cannot be written. The file that is at fault is named.</exception>
    public static void Backup(string path, string destination) => DatabaseCopy.Make(path, destination);

    /// <inheritdoc cref="InheritedRollUps.Take"/>
    public static ReportStoreException? InheritRollUps(string from, string heir) => InheritedRollUps.Take(from, heir);

    /// <inheritdoc/>
    public async Task AppendAsync(UtcDay day, IReadOnlyList<PseudonymousReport> reports, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reports);
        if (reports.Count == 0)
        {
            return;
        }

        if (_arrived >= MostArrived && _placed.IsCompleted)
        {
            _placed = PlaceAsync(_stopping.Token);
        }

        if (_arrived >= 2 * MostArrived)
        {
            await _placed.WaitAsync(cancellation).ConfigureAwait(false);
        }

        await _open.WriteAsync(() => _arrived = Append(day, reports), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task SettleAsync(CancellationToken cancellation) => PlaceAsync(cancellation);

    /// <inheritdoc/>
    public async Task EraseAsync(IReadOnlyList<Pseudonym> pseudonyms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pseudonyms);
        await PlaceAsync(() => _open.CommitAsync(() => Erase(pseudonyms), cancellation), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task PurgeAsync(CancellationToken cancellation)
    {
        await DeleteLooseShapesAsync(cancellation).ConfigureAwait(false);
        if (!await _purge.TryAsync(cancellation).ConfigureAwait(false))
        {
            throw new ReportStoreException(ReportStoreFault.Unavailable, $"The log of {_path} still holds what was deleted, since it is being read: try again.");
        }
    }

    /// <inheritdoc/>
    public async Task<int> CloseAsync(UtcDay today, int k, CancellationToken cancellation)
    {
        var closed = 0;
        await AloneAsync(
            _closing,
            async () =>
            {
                await PlaceAsync(cancellation).ConfigureAwait(false);
                await _days.SealAsync(today, cancellation).ConfigureAwait(false);
                await PlaceAsync(cancellation).ConfigureAwait(false);
                closed = await _days.RunAsync(today, k, cancellation).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
        return closed;
    }

    /// <inheritdoc/>
    public async Task<long> RetainAsync(UtcDay firstKept, CancellationToken cancellation)
    {
        var deleted = 0L;
        await PlaceAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<Func<Retention.Outcome>> steps = [];
        await _open.WriteAsync(() => steps = Retention.Steps(_open.File.Writer, firstKept, RollUpTable.ReadNext(_open.File.Writer)), cancellation).ConfigureAwait(false);
        foreach (var step in steps)
        {
            Retention.Outcome outcome = default;
            while (!outcome.IsDone)
            {
                await _open.CommitAsync(() => outcome = step(), cancellation).ConfigureAwait(false);
                deleted += outcome.Reports;
            }
        }

        await _open.WriteAsync(EndRetention, cancellation).ConfigureAwait(false);
        await PurgeAsync(cancellation).ConfigureAwait(false);
        return deleted;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DayRollUp>> ReadRollUpsAsync(UtcDay first, UtcDay last, CancellationToken cancellation)
        => Task.Run<IReadOnlyList<DayRollUp>>(() => _open.Read(reader => RollUpTable.Read(reader, first, last)), cancellation);

    /// <inheritdoc/>
    public async Task<DayCount> CountAsync(UtcDay day, CancellationToken cancellation)
    {
        try
        {
            await PlaceAsync(cancellation).ConfigureAwait(false);
        }
        catch (ReportStoreException fault) when (fault.Fault is ReportStoreFault.Full or ReportStoreFault.Unavailable)
        {
            // Who cannot write can count nonetheless: what came last is counted when there is room for it in its place.
        }

        return await Task.Run(() => _open.Read(reader => new DayCounting(reader).Count(day)), cancellation).ConfigureAwait(false);
    }

    /// <summary>Closes the file between two appends, lets another take its place, and opens that.</summary>
    /// <param name="putInPlace">Puts the other file in the place of this one. Where it throws, the present one is opened again.</param>
    /// <param name="cancellation">Gives up waiting for its turn; what has begun is done.</param>
    /// <exception cref="ReportStoreException">What stands there now is no sound database of this program.</exception>
    public Task ReplaceAsync(Action putInPlace, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(putInPlace);

        // Days that are being counted are of the present database: in the other they would be others.
        return AloneAsync(_closing, () => AloneAsync(_placing, () => _open.ReplaceAsync(putInPlace, cancellation), cancellation), cancellation);
    }

    /// <summary>Ends what is being written, and closes the file.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        _stopping.Cancel();
        _open.Dispose();
    }

    /// <returns>The size of what has arrived and is not in its place.</returns>
    private long Append(UtcDay day, IReadOnlyList<PseudonymousReport> reports)
    {
        _open.File.Writer.InTransaction(() => _open.Reports.Arrivals.Append(day, reports));
        if (_open.File.IsInPlace)
        {
            return _open.Reports.Arrivals.Size;
        }

        // Another hand deleted the log. Its content is still ours to read: it goes into the database before anybody is told that it is kept.
        if (!File.Exists(_path) || !_open.File.TryCheckpoint())
        {
            throw new ReportStoreException(ReportStoreFault.Unavailable, $"{_path} or its log was taken away while in use: put it back, or restore a backup, and start again.");
        }

        _warn($"The log of {_path} was deleted by another program; what it held was saved. Nothing but this program may touch the files beside it.");
        _open.Reopen(() => { });
        return 0;
    }

    private void Erase(IReadOnlyList<Pseudonym> pseudonyms)
    {
        if (_open.Reports.Erase(pseudonyms))
        {
            _purge.Note();
        }
    }

    // What only an erased instance said of its machine goes with it. Whether that is so takes a look at each day, which no report waits for.
    private async Task DeleteLooseShapesAsync(CancellationToken cancellation)
    {
        var any = false;
        await _open.WriteAsync(() => any = _open.Reports.LooseShapes.Any, cancellation).ConfigureAwait(false);
        if (any)
        {
            await AloneAsync(_examining, () => ExamineShapesAsync(cancellation), cancellation).ConfigureAwait(false);
        }
    }

    private async Task ExamineShapesAsync(CancellationToken cancellation)
    {
        IReadOnlyCollection<long> loose = [];
        await PlaceAsync(() => _open.WriteAsync(() => loose = _open.Reports.LooseShapes.Take(), cancellation), cancellation).ConfigureAwait(false);
        if (loose.Count > 0)
        {
            var unused = await Task.Run(() => _open.Read(reader => LooseShapes.FindUnused(reader, loose)), cancellation).ConfigureAwait(false);
            await _open.CommitAsync(() => DeleteShapes(unused), cancellation).ConfigureAwait(false);
        }
    }

    private void DeleteShapes(IReadOnlyCollection<long> unused)
    {
        if (_open.Reports.DeleteShapes(unused))
        {
            _purge.Note();
        }
    }

    // What was carried over to a new pseudonym is deleted without a note of its own.
    private void EndRetention()
    {
        _open.Reports.Forget();
        _purge.Note();
    }

    private void TryEmptyLog(Action emptied)
    {
        if (_open.File.TryCheckpoint())
        {
            emptied();
        }
    }

    private Task PlaceAsync(CancellationToken cancellation) => PlaceAsync(() => Task.CompletedTask, cancellation);

    /// <summary>Puts what has arrived in its place, and does something before more is put there.</summary>
    private Task PlaceAsync(Func<Task> then, CancellationToken cancellation) => AloneAsync(
        _placing,
        async () =>
        {
            var any = false;
            await _open.WriteAsync(() => any = _open.Reports.Arrivals.Any, cancellation).ConfigureAwait(false);
            if (any)
            {
                // A thread of its own: requests are not to wait for one that is busy with this.
                await Task.Factory.StartNew(() => _placement.Run(cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }

            await then().ConfigureAwait(false);
        },
        cancellation);

    private static async Task AloneAsync(SemaphoreSlim turn, Func<Task> act, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await act().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
