using Microsoft.Data.Sqlite;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>The tables, and the way from each version of them to the next. The version is SQLite's own <c>user_version</c>.</summary>
internal static class Schema
{
    // "TXhr", so that `file` and this program know whose database it is.
    private const long ApplicationId = 0x54586872;

    /// <summary>A script for each version; the last makes what this program uses.</summary>
    private static readonly string[] Versions =
    [
        """
        -- What many instances say of their machines, once; 0 is "not told".
        CREATE TABLE shape(
          number INTEGER PRIMARY KEY,
          last_day INTEGER NOT NULL,
          version TEXT NOT NULL, os TEXT NOT NULL, runtime TEXT NOT NULL, architecture TEXT NOT NULL,
          physical_cores INTEGER NOT NULL, logical_cores INTEGER NOT NULL, frequency_mhz INTEGER NOT NULL, memory_tenths INTEGER NOT NULL,
          UNIQUE(version, os, runtime, architecture, physical_cores, logical_cores, frequency_mhz, memory_tenths));
        -- The days that have a table of reports, report_N(instance, shape), N days after 1970-01-01; shape 0 is one that is not kept.
        CREATE TABLE report_day(day INTEGER PRIMARY KEY);
        -- Closed days: counts only. A line of groups is path, label and count, parted by tabs.
        CREATE TABLE roll_up(
          day INTEGER PRIMARY KEY,
          active INTEGER NOT NULL, active_7 INTEGER NOT NULL, active_28 INTEGER NOT NULL, new INTEGER NOT NULL, groups TEXT NOT NULL);
        -- next_instance: the next number of an instance; first_open: the first day that takes reports; repetitions: appends of nothing new;
        -- residue: bit n stands for instance_n, of which a pseudonym was deleted whose copies are not overwritten yet.
        CREATE TABLE state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """ + string.Concat(Enumerable.Range(0, InstancePartition.Count).Select(partition =>
        $"""

        -- The place of a pseudonym. Bit n of activity: it reported n days before last_day. first_day 0: longer ago than is kept.
        CREATE TABLE {InstancePartition.NameOf(partition)}(
          pseudonym BLOB PRIMARY KEY,
          number INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, activity INTEGER NOT NULL) WITHOUT ROWID;
        """)),

        // What arrived goes to the table whose number the state calls "taking"; that of the other is being put in its place.
        "DELETE FROM state WHERE name = 'repetitions';" + string.Concat(Enumerable.Range(0, ArrivalTable.Count).Select(number =>
        $"""

        -- The reports of a commit: of each its shape, and its pseudonyms until it is in its place.
        CREATE TABLE {ArrivalTable.NameOf(number)}(number INTEGER PRIMARY KEY, day INTEGER NOT NULL, reports BLOB NOT NULL);
        """)),

        // k: what the day is published under. Days that were closed before it was kept have the default.
        "ALTER TABLE roll_up ADD COLUMN k INTEGER NOT NULL DEFAULT 10;",
    ];

    /// <summary>Writes nothing.</summary>
    /// <exception cref="ReportStoreException">The database is of another program, or empty, such as a file that lost its content.</exception>
    public static void ThrowIfNotOurs(SqliteConnection connection, string file)
    {
        if (connection.ReadNumber("PRAGMA application_id") != ApplicationId)
        {
            throw new ReportStoreException(ReportStoreFault.Foreign, $"{file} is no store of this program: name another file.");
        }
    }

    /// <summary>Writes nothing.</summary>
    /// <exception cref="ReportStoreException">The database is of a newer version or of another program.</exception>
    public static void ThrowIfForeign(SqliteConnection connection, string file)
    {
        var version = connection.ReadNumber("PRAGMA user_version");
        var isEmpty = connection.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isEmpty && connection.ReadNumber("PRAGMA application_id") != ApplicationId)
        {
            throw new ReportStoreException(ReportStoreFault.Foreign, $"{file} is a database of another program and is left as it is: name another data directory.");
        }

        if (version > Versions.Length)
        {
            throw new ReportStoreException(
                ReportStoreFault.Foreign, $"{file} is of version {version}, this program knows versions up to {Versions.Length}, and it is left as it is: run the newer program, or restore a backup of the older one.");
        }
    }

    /// <summary>Brings an empty or older database to the newest version, in one transaction.</summary>
    public static void Migrate(SqliteConnection connection)
    {
        var version = connection.ReadNumber("PRAGMA user_version");
        if (version == Versions.Length)
        {
            return;
        }

        connection.InTransaction(() =>
        {
            foreach (var script in Versions.Skip((int)version))
            {
                connection.Execute(script);
            }

            connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Versions.Length};");
        });
    }
}
