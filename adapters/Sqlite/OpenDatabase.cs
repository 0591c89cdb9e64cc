using Microsoft.Data.Sqlite;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>A store's file while it is open: one caller writes at a time, in the order in which they came; who reads waits for nobody, but where another file takes its place.</summary>
internal sealed class OpenDatabase : IDisposable
{
    private readonly WriterThread _writer;
    private readonly ReaderWriterLockSlim _files = new();
    private readonly string _path;
    private bool _isClosed;

    /// <inheritdoc cref="DatabaseFile.Open"/>
    public OpenDatabase(string path, Action prepare, Examination examination)
    {
        _path = path;
        File = DatabaseFile.Open(path, prepare, examination);
        Reports = new ReportWriter(File.Writer);
        _writer = new WriterThread();
    }

    /// <summary>The file of the moment. Whoever writes asks for it in the turn.</summary>
    public DatabaseFile File { get; private set; }

    /// <summary>What writes reports into <see cref="File"/>, in the turn.</summary>
    public ReportWriter Reports { get; private set; }

    /// <summary>Writes something, alone.</summary>
    /// <param name="write">Does it; outside a transaction, unless it opens one.</param>
    /// <param name="cancellation">Gives up waiting for its turn.</param>
    /// <exception cref="ReportStoreException">It could not be written.</exception>
    public Task WriteAsync(Action write, CancellationToken cancellation) => _writer.RunAsync(() => WriteInTurn(write), cancellation);

    /// <summary>Writes something, alone and in one transaction.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task CommitAsync(Action write, CancellationToken cancellation) => WriteAsync(() => File.Writer.InTransaction(write), cancellation);

    /// <summary>The same on a thread that may be kept waiting.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public void Commit(Action write, CancellationToken cancellation) => CommitAsync(write, cancellation).GetAwaiter().GetResult();

    /// <summary>Reads what was committed when it begins, beside whoever writes. While it reads, no other file takes the place of this one.</summary>
    /// <exception cref="ReportStoreException">It cannot be read.</exception>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        _files.EnterReadLock();
        try
        {
            using var reader = File.OpenReader();
            reader.Execute("BEGIN");
            return read(reader);
        }
        catch (SqliteException fault)
        {
            throw StoreFault.Of(fault, _path);
        }
        finally
        {
            _files.ExitReadLock();
        }
    }

    /// <summary>As <see cref="Reopen"/>, in a turn of its own, and also where the file could not be opened again.</summary>
    public Task ReplaceAsync(Action putInPlace, CancellationToken cancellation)
        => _writer.RunAsync(() => WriteInTurn(() => Reopen(putInPlace), opens: false), cancellation);

    /// <summary>Closes the file, in its caller's turn, and opens what stands there then. Where that fails, the next who writes tries again.</summary>
    /// <exception cref="ReportStoreException">What stands there is no sound database of this program.</exception>
    public void Reopen(Action meanwhile)
    {
        _files.EnterWriteLock();
        try
        {
            Close();
            try
            {
                meanwhile();
            }
            finally
            {
                Open();
            }
        }
        finally
        {
            _files.ExitWriteLock();
        }
    }

    /// <summary>Ends what is being written, and closes the file. Nobody has a turn after that.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        Close();
    }

    private void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            Reports.Dispose();
            File.Dispose();
        }
    }

    private void Open()
    {
        File = DatabaseFile.Open(_path, () => { });
        Reports = new ReportWriter(File.Writer);
        _isClosed = false;
    }

    private void WriteInTurn(Action write, bool opens = true)
    {
        try
        {
            if (_isClosed && opens)
            {
                Open();
            }

            write();
        }
        catch (Exception fault)
        {
            // What it remembers may be of a transaction that was undone.
            if (!_isClosed)
            {
                Reports.Forget();
            }

            throw fault switch
            {
                SqliteException cause => StoreFault.Of(cause, _path),
                IOException or UnauthorizedAccessException => StoreFault.Unwritable(_path, fault),
                _ => fault,
            };
        }
    }
}
