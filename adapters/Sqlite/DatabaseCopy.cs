using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>A database in one file, as it stands at a moment: what is in its log is in the copy.</summary>
internal static class DatabaseCopy
{
    /// <summary>Makes it. The database may be in use, by whichever process.</summary>
    /// <exception cref="Ports.ReportStoreException">One of the files, which is named, cannot be used.</exception>
    public static void Make(string path, string destination)
    {
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = destination, Pooling = false }.ToString());
        Try(
            () =>
            {
                source.Open();
                Schema.ThrowIfNotOurs(source, path);
            },
            _ => path);
        Try(copy.Open, _ => destination);
        Try(() => source.BackupDatabase(copy), fault => IsOfReading(fault) ? path : destination);
        Try(() => copy.Execute("PRAGMA journal_mode = DELETE"), _ => destination);
    }

    // The provider tells of both files by one code. The source was read before, so that it can be opened and is a database; and nothing is written to it.
    private static bool IsOfReading(SqliteException fault)
        => fault.SqliteErrorCode is raw.SQLITE_CORRUPT || fault.SqliteExtendedErrorCode is raw.SQLITE_IOERR_READ or raw.SQLITE_IOERR_SHORT_READ;

    private static void Try(Action act, Func<SqliteException, string> fileOf)
    {
        try
        {
            act();
        }
        catch (SqliteException fault)
        {
            throw StoreFault.Of(fault, fileOf(fault));
        }
    }
}
