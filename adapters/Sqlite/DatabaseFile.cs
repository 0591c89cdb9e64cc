using Microsoft.Data.Sqlite;
using SQLitePCL;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>One database file: opened, checked, and watched for being taken away.</summary>
internal sealed class DatabaseFile : IDisposable
{
    // What a reader may hold a checkpoint up before it is tried again; the writer waits so long at most.
    private const int BusyMilliseconds = 50;

    // 16 MiB: a page that changes again and again goes into the database once.
    private const int PagesInLog = 4000;

    private readonly FileStream _lock;

    private DatabaseFile(string path, SqliteConnection writer, FileStream ownership)
    {
        Path = path;
        Writer = writer;
        _lock = ownership;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The one connection that writes; used by one caller at a time.</summary>
    public SqliteConnection Writer { get; }

    private string WalPath => Path + "-wal";

    /// <summary>Opens the file, makes it where there is none, and checks it.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="prepare">Is called once nobody else can have the file, and before it is opened or made.</param>
    /// <param name="examination">How far it is checked.</param>
    /// <exception cref="ReportStoreException">It is damaged, of a newer version, of another program, or cannot be written. It is left as it is.</exception>
    public static DatabaseFile Open(string path, Action prepare, Examination examination = Examination.Whole)
    {
        var ownership = Lock(path);
        var writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            prepare();
            if (new FileInfo(path) is { Exists: true, Length: 0 } && new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
            {
                // SQLite would take the log of an empty file for nothing, and delete it.
                throw StoreFault.Damaged(path);
            }

            CreateForOwner(path);
            writer.Open();
            KeepLogWhenClosed(writer, keep: true);
            if (examination == Examination.Whole && writer.ReadRows("PRAGMA quick_check(1)", row => row.GetString(0)) is not ["ok"])
            {
                throw StoreFault.Damaged(path);
            }

            Schema.ThrowIfForeign(writer, path);
            KeepLogWhenClosed(writer, keep: false);

            // Committed is on the disk; deleted is overwritten; what sorts takes no file of its own.
            writer.Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = {PagesInLog}; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA busy_timeout = {BusyMilliseconds};");
            Schema.Migrate(writer);
            return new DatabaseFile(path, writer, ownership);
        }
        catch (Exception fault)
        {
            writer.Dispose();
            ownership.Dispose();
            throw fault is SqliteException cause ? StoreFault.Of(cause, path) : fault is IOException or UnauthorizedAccessException ? StoreFault.Unwritable(path, fault) : fault;
        }
    }

    /// <summary>A connection that reads beside the writer, and never waits for it.</summary>
    public SqliteConnection OpenReader()
    {
        var reader = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            reader.Open();
            reader.Execute("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA busy_timeout = 5000;");
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Whether the files that were just committed to are still those of the directory. A commit leaves a log with something in it,
    /// so that one which is gone, or empty, was taken away by another hand.
    /// </summary>
    public bool IsInPlace => File.Exists(Path) && new FileInfo(WalPath) is { Exists: true, Length: > 0 };

    /// <summary>Moves the log into the database and empties it: nothing that was overwritten is left in it.</summary>
    /// <returns>False where a reader holds it up.</returns>
    public bool TryCheckpoint() => Writer.ReadNumber("PRAGMA wal_checkpoint(TRUNCATE)") == 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        Writer.Dispose();
        _lock.Dispose();
    }

    // A lock of its own, since SQLite's own would keep out the backup that reads beside us. Its file stays: to remove a lock is to let a second
    // process lock another one of the same name.
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", OwnedOptions(FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ReportStoreException(
                ReportStoreFault.Unavailable, $"{path} is in use by another process, or its directory cannot be written: stop the other one, or name another data directory.", fault);
        }
    }

    // Who closes a database last moves its log into it, and that of a refused one is left as it is too.
    private static void KeepLogWhenClosed(SqliteConnection connection, bool keep)
        => SqliteException.ThrowExceptionForRC(
            raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, out _), connection.Handle);

    private static void CreateForOwner(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        new FileStream(path, OwnedOptions(FileAccess.Write, FileShare.Read)).Dispose();
    }

    private static FileStreamOptions OwnedOptions(FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
