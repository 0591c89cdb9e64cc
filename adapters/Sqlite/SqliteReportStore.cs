using Microsoft.Data.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>
/// Keeps reports in one SQLite file: written ahead (WAL), flushed at each commit, deleted content overwritten. One caller writes at a time
/// and the others wait in their order; who reads waits for nobody.
/// </summary>
public sealed class SqliteReportStore : IReportStore, IDisposable
{
    // A catch-up over years is done month by month, so that no view of the database is kept open for long.
    private const int DaysInView = 31;

    // Of arrivals: some tens of thousands. Where placing them does not keep up, who stores waits for it.
    private const long MostArrived = 1 << 20;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _placing = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Placement _placement;
    private readonly SemaphoreSlim _closing = new(1, 1);
    private readonly string _path;
    private readonly Action<string> _warn;
    private DatabaseFile _file;
    private ReportWriter _reports;
    private readonly LogPurge _purge;
    private bool _isDisposed;
    private Task _placed = Task.CompletedTask;
    private long _arrived;

    private SqliteReportStore(string path, Action<string> warn, Action prepare)
    {
        _path = path;
        _warn = warn;
        _file = DatabaseFile.Open(path, prepare);
        _reports = new ReportWriter(_file.Writer);
        _placement = new Placement(() => _reports, Commit);
        _purge = new LogPurge(emptied => WriteAsync(() => TryEmptyLog(emptied), CancellationToken.None), TimeProvider.System);
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
        return new SqliteReportStore(Path.GetFullPath(path), warn ?? (_ => { }), prepare ?? (() => { }));
    }

    /// <summary>Copies the database as it stands, from whichever process, while reports are stored. The copy is one file.</summary>
    /// <param name="path">The database's file.</param>
    /// <param name="destination">A file that is not there yet.</param>
    /// <exception cref="ReportStoreException">The database cannot be read or is none of this program, or the copy cannot be written. The file that is at fault is named.</exception>
    public static void Backup(string path, string destination) => DatabaseCopy.Make(path, destination);

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

        await WriteAsync(() => _arrived = Append(day, reports), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task EraseAsync(IReadOnlyList<Pseudonym> pseudonyms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pseudonyms);
        await PlaceAsync(() => CommitAsync(() => Erase(pseudonyms), cancellation), cancellation).ConfigureAwait(false);
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
    public async Task<int> CloseAsync(UtcDay today, CancellationToken cancellation)
    {
        await _closing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var closed = 0;
            await PlaceAsync(cancellation).ConfigureAwait(false);
            await WriteAsync(() => Seal(today), cancellation).ConfigureAwait(false);
            await PlaceAsync(cancellation).ConfigureAwait(false);
            while (await Task.Run(() => Read(reader => RollUp(reader, today)), cancellation).ConfigureAwait(false) is { Count: > 0 } days)
            {
                await CommitAsync(() => days.ForEach(day => RollUpTable.Write(_file.Writer, day)), cancellation).ConfigureAwait(false);
                closed += days.Count;
            }

            return closed;
        }
        finally
        {
            _closing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<long> RetainAsync(UtcDay firstKept, CancellationToken cancellation)
    {
        var deleted = 0L;
        await PlaceAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<Func<Retention.Outcome>> steps = [];
        await WriteAsync(() => steps = Retention.Steps(_file.Writer, firstKept, RollUpTable.ReadNext(_file.Writer)), cancellation).ConfigureAwait(false);
        foreach (var step in steps)
        {
            Retention.Outcome outcome = default;
            while (!outcome.IsDone)
            {
                await CommitAsync(() => outcome = step(), cancellation).ConfigureAwait(false);
                deleted += outcome.Reports;
            }
        }

        await WriteAsync(EndRetention, cancellation).ConfigureAwait(false);
        await PurgeAsync(cancellation).ConfigureAwait(false);
        return deleted;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DayRollUp>> ReadRollUpsAsync(UtcDay first, UtcDay last, CancellationToken cancellation)
        => Task.Run<IReadOnlyList<DayRollUp>>(() => Read(reader => RollUpTable.Read(reader, first, last)), cancellation);

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

        return await Task.Run(() => Read(reader => new DayCounting(reader).Count(day)), cancellation).ConfigureAwait(false);
    }

    /// <summary>Closes the file between two appends, lets another take its place, and opens that.</summary>
    /// <param name="putInPlace">Puts the other file in the place of this one. Where it throws, the present one is opened again.</param>
    /// <param name="cancellation">Gives up waiting for its turn; what has begun is done.</param>
    /// <exception cref="ReportStoreException">What stands there now is no sound database of this program.</exception>
    public Task ReplaceAsync(Action putInPlace, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(putInPlace);
        return AloneAsync(() => WriteAsync(() => Reopen(putInPlace), cancellation), cancellation);
    }

    /// <summary>Ends what is being written, and closes the file.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        _stopping.Cancel();
        _turn.Wait();
        _reports.Dispose();
        _file.Dispose();
    }

    /// <returns>The size of what has arrived and is not in its place.</returns>
    private long Append(UtcDay day, IReadOnlyList<PseudonymousReport> reports)
    {
        _file.Writer.InTransaction(() => _reports.Arrivals.Append(day, reports));
        if (_file.IsInPlace)
        {
            return _reports.Arrivals.Size;
        }

        // Another hand deleted the log. Its content is still ours to read: it goes into the database before anybody is told that it is kept.
        if (!File.Exists(_path) || !_file.TryCheckpoint())
        {
            throw new ReportStoreException(ReportStoreFault.Unavailable, $"{_path} or its log was taken away while in use: put it back, or restore a backup, and start again.");
        }

        _warn($"The log of {_path} was deleted by another program; what it held was saved. Nothing but this program may touch the files beside it.");
        Reopen(() => { });
        return 0;
    }

    private void Seal(UtcDay today)
    {
        var firstOpen = StateTable.ReadFirstOpen(_file.Writer);
        if (RollUpTable.ReadNext(_file.Writer) is not null && (firstOpen is null || firstOpen < today))
        {
            _file.Writer.InTransaction(() => _reports.Arrivals.Seal(today));
        }
    }

    private static List<DayRollUp> RollUp(SqliteConnection reader, UtcDay today)
    {
        if (RollUpTable.ReadNext(reader) is not { } next || next >= today)
        {
            return [];
        }

        var counting = new DayCounting(reader);
        return [.. Enumerable.Range(0, Math.Min(DaysInView, today - next)).Select(day => DayRollUp.Of(counting.Count(next + day)))];
    }

    private void Erase(IReadOnlyList<Pseudonym> pseudonyms)
    {
        if (_reports.Erase(pseudonyms))
        {
            _purge.Note();
        }
    }

    // What only an erased instance said of its machine goes with it. Whether that is so takes a look at each day, which no report waits for.
    private async Task DeleteLooseShapesAsync(CancellationToken cancellation)
    {
        var any = false;
        await WriteAsync(() => any = _reports.LooseShapes.Any, cancellation).ConfigureAwait(false);
        if (any)
        {
            await PlaceAsync(() => ExamineShapesAsync(cancellation), cancellation).ConfigureAwait(false);
        }
    }

    private async Task ExamineShapesAsync(CancellationToken cancellation)
    {
        IReadOnlyCollection<long> loose = [];
        await WriteAsync(() => loose = _reports.LooseShapes.Take(), cancellation).ConfigureAwait(false);
        if (loose.Count > 0)
        {
            var unused = await Task.Run(() => Read(reader => LooseShapes.FindUnused(reader, loose)), cancellation).ConfigureAwait(false);
            await CommitAsync(() => DeleteShapes(unused), cancellation).ConfigureAwait(false);
        }
    }

    private void DeleteShapes(IReadOnlyCollection<long> unused)
    {
        if (_reports.DeleteShapes(unused))
        {
            _purge.Note();
        }
    }

    // What was carried over to a new pseudonym is deleted without a note of its own.
    private void EndRetention()
    {
        _reports.Forget();
        _purge.Note();
    }

    private void TryEmptyLog(Action emptied)
    {
        if (_file.TryCheckpoint())
        {
            emptied();
        }
    }

    private void Reopen(Action meanwhile)
    {
        _reports.Dispose();
        _file.Dispose();
        try
        {
            meanwhile();
        }
        finally
        {
            _file = DatabaseFile.Open(_path, () => { });
            _reports = new ReportWriter(_file.Writer);
        }
    }

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        try
        {
            using var reader = _file.OpenReader();
            reader.Execute("BEGIN");
            return read(reader);
        }
        catch (SqliteException fault)
        {
            throw StoreFault.Of(fault, _path);
        }
    }

    private Task PlaceAsync(CancellationToken cancellation) => PlaceAsync(() => Task.CompletedTask, cancellation);

    /// <summary>Puts what has arrived in its place, and does something before more is put there.</summary>
    private Task PlaceAsync(Func<Task> then, CancellationToken cancellation) => AloneAsync(
        async () =>
        {
            var any = false;
            await WriteAsync(() => any = _reports.Arrivals.Any, cancellation).ConfigureAwait(false);
            if (any)
            {
                // A thread of its own: requests are not to wait for one that is busy with this.
                await Task.Factory.StartNew(() => _placement.Run(cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }

            await then().ConfigureAwait(false);
        },
        cancellation);

    private async Task AloneAsync(Func<Task> act, CancellationToken cancellation)
    {
        await _placing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await act().ConfigureAwait(false);
        }
        finally
        {
            _placing.Release();
        }
    }

    private Task CommitAsync(Action write, CancellationToken cancellation) => WriteAsync(() => _file.Writer.InTransaction(write), cancellation);

    private void Commit(Action write, CancellationToken cancellation)
    {
        _turn.Wait(cancellation);
        WriteInTurn(() => _file.Writer.InTransaction(write));
    }

    private async Task WriteAsync(Action write, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        WriteInTurn(write);
    }

    private void WriteInTurn(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault)
        {
            _reports.Forget();
            throw fault switch
            {
                SqliteException cause => StoreFault.Of(cause, _path),
                IOException or UnauthorizedAccessException => StoreFault.Unwritable(_path, fault),
                _ => fault,
            };
        }
        finally
        {
            _turn.Release();
        }
    }
}
