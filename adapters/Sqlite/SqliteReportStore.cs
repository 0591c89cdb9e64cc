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

    // Each time the writer is held for 50 ms at most.
    private const int CheckpointAttempts = 200;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _closing = new(1, 1);
    private readonly string _path;
    private readonly Action<string> _warn;
    private DatabaseFile _file;
    private ReportWriter _reports;

    private SqliteReportStore(string path, Action<string> warn, Action prepare)
    {
        _path = path;
        _warn = warn;
        _file = DatabaseFile.Open(path, prepare);
        _reports = new ReportWriter(_file.Writer);
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
    /// <exception cref="ReportStoreException">The database cannot be read, or the copy cannot be written.</exception>
    public static void Backup(string path, string destination)
    {
        try
        {
            using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = destination, Pooling = false }.ToString());
            source.Open();
            copy.Open();
            source.BackupDatabase(copy);
            copy.Execute("PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException fault)
        {
            throw StoreFault.Of(fault, path);
        }
    }

    /// <inheritdoc/>
    public async Task AppendAsync(UtcDay day, IReadOnlyList<PseudonymousReport> reports, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reports);
        if (reports.Count > 0)
        {
            await WriteAsync(() => Append(day, reports), cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task EraseAsync(IReadOnlyList<Pseudonym> pseudonyms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pseudonyms);
        var erased = false;
        await WriteAsync(() => _file.Writer.InTransaction(() => erased = _reports.Erase(pseudonyms)), cancellation).ConfigureAwait(false);
        if (erased)
        {
            await EmptyLogAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<int> CloseAsync(UtcDay today, CancellationToken cancellation)
    {
        await _closing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var closed = 0;
            await WriteAsync(() => Seal(today), cancellation).ConfigureAwait(false);
            while (await Task.Run(() => Read(reader => RollUp(reader, today)), cancellation).ConfigureAwait(false) is { Count: > 0 } days)
            {
                await WriteAsync(() => _file.Writer.InTransaction(() => days.ForEach(day => RollUpTable.Write(_file.Writer, day))), cancellation).ConfigureAwait(false);
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
        IReadOnlyList<Func<long>> steps = [];
        await WriteAsync(() => steps = Retention.Steps(_file.Writer, firstKept, RollUpTable.ReadNext(_file.Writer)), cancellation).ConfigureAwait(false);
        foreach (var step in steps)
        {
            await WriteAsync(() => _file.Writer.InTransaction(() => deleted += step()), cancellation).ConfigureAwait(false);
        }

        await WriteAsync(_reports.Forget, cancellation).ConfigureAwait(false);
        await EmptyLogAsync(cancellation).ConfigureAwait(false);
        return deleted;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DayRollUp>> ReadRollUpsAsync(UtcDay first, UtcDay last, CancellationToken cancellation)
        => Task.Run<IReadOnlyList<DayRollUp>>(() => Read(reader => RollUpTable.Read(reader, first, last)), cancellation);

    /// <inheritdoc/>
    public Task<DayCount> CountAsync(UtcDay day, CancellationToken cancellation)
        => Task.Run(() => Read(reader => new DayCounting(reader).Count(day)), cancellation);

    /// <summary>Closes the file between two appends, lets another take its place, and opens that.</summary>
    /// <param name="putInPlace">Puts the other file in the place of this one. Where it throws, the present one is opened again.</param>
    /// <param name="cancellation">Gives up waiting for its turn; what has begun is done.</param>
    /// <exception cref="ReportStoreException">What stands there now is no sound database of this program.</exception>
    public Task ReplaceAsync(Action putInPlace, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(putInPlace);
        return WriteAsync(() => Reopen(putInPlace), cancellation);
    }

    /// <summary>Ends what is being written, and closes the file.</summary>
    public void Dispose()
    {
        _turn.Wait();
        _reports.Dispose();
        _file.Dispose();
    }

    private void Append(UtcDay day, IReadOnlyList<PseudonymousReport> reports)
    {
        _file.Writer.InTransaction(() =>
        {
            var firstOpen = StateTable.ReadFirstOpen(_file.Writer);
            _reports.Write(firstOpen is { } open && open > day ? open : day, reports);
            StateTable.CountAppend(_file.Writer);
        });
        if (_file.IsInPlace)
        {
            return;
        }

        // Another hand deleted the log. Its content is still ours to read: it goes into the database before anybody is told that it is kept.
        if (!File.Exists(_path) || !_file.TryCheckpoint())
        {
            throw new ReportStoreException(ReportStoreFault.Unavailable, $"{_path} or its log was taken away while in use: put it back, or restore a backup, and start again.");
        }

        _warn($"The log of {_path} was deleted by another program; what it held was saved. Nothing but this program may touch the files beside it.");
        Reopen(() => { });
    }

    private void Seal(UtcDay today)
    {
        var firstOpen = StateTable.ReadFirstOpen(_file.Writer);
        if (RollUpTable.ReadNext(_file.Writer) is not null && (firstOpen is null || firstOpen < today))
        {
            _file.Writer.InTransaction(() => StateTable.WriteFirstOpen(_file.Writer, today));
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

    private async Task EmptyLogAsync(CancellationToken cancellation)
    {
        var emptied = false;
        for (var attempt = 0; attempt < CheckpointAttempts && !emptied; attempt++)
        {
            await WriteAsync(() => emptied = _file.TryCheckpoint(), cancellation).ConfigureAwait(false);
        }

        if (!emptied)
        {
            throw new ReportStoreException(ReportStoreFault.Unavailable, $"The log of {_path} still holds what was deleted, since it is being read: try again.");
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

    private async Task WriteAsync(Action write, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
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
