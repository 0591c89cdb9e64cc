using Microsoft.Data.Sqlite;
using SQLitePCL;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>What SQLite's result codes (sqlite.org/rescode.html) mean to a store's caller.</summary>
internal static class StoreFault
{
    /// <summary>The store's exception for SQLite's. SQLite's own message may quote SQL, never a value: it is kept as the cause only.</summary>
    public static ReportStoreException Of(SqliteException cause, string file) => cause.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => new(ReportStoreFault.Full, $"No room is left for {file}: free some space on its disk.", cause),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(file, cause),

        // What the disk does not give back is lost, whoever asks again.
        raw.SQLITE_IOERR when cause.SqliteExtendedErrorCode is raw.SQLITE_IOERR_READ or raw.SQLITE_IOERR_SHORT_READ => Damaged(file, cause),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => Unwritable(file, cause),
        var code => new(ReportStoreFault.Unavailable, $"{file} cannot be used now (SQLite's result code {code}): see whether its disk is sound.", cause),
    };

    public static ReportStoreException Unwritable(string file, Exception cause)
        => new(ReportStoreFault.Unavailable, $"{file} cannot be written: give this process the right to write it and its directory.", cause);

    public static ReportStoreException Damaged(string file, Exception? cause = null)
        => new(ReportStoreFault.Damaged, $"{file} is damaged and is left as it is: move it away, then restore a backup or start empty.", cause);
}
