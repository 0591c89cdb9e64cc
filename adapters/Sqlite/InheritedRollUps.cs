using Microsoft.Data.Sqlite;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>
/// The roll-ups that one database takes over from another, whose place it is to have: what was published of a closed day stays as it was.
/// </summary>
internal static class InheritedRollUps
{
    /// <summary>Takes them over, in one transaction; of a day that both have, those of the other one win. To do it twice changes nothing.</summary>
    /// <param name="from">The other one's file, which nobody writes and which is left as it is.</param>
    /// <param name="heir">The file of the one that takes them, which was checked; when this returns, it is one file.</param>
    /// <returns>Null; or why the other one has none that can be read, and nothing was taken.</returns>
    /// <exception cref="ReportStoreException">The heir cannot be written, or the other one cannot be read now, but may be later.</exception>
    public static ReportStoreException? Take(string from, string heir)
    {
        RollUps found;
        try
        {
            found = Read(from);
        }
        catch (ReportStoreException fault) when (fault.Fault is ReportStoreFault.Damaged or ReportStoreFault.Foreign)
        {
            return fault;
        }

        if (found.Rows.Count > 0)
        {
            Write(heir, found);
        }

        return null;
    }

    private static RollUps Read(string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            // SQLite would take the log of an empty file for nothing, and delete it.
            throw StoreFault.Damaged(path);
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Schema.ThrowIfNotOurs(connection, path);
            Schema.ThrowIfForeign(connection, path);

            // An older version has fewer columns; what it lacks has the default of the heir's.
            var columns = connection.ReadRows("SELECT name FROM pragma_table_info('roll_up') ORDER BY cid", row => row.GetString(0));
            if (columns.Count == 0)
            {
                throw StoreFault.Damaged(path);
            }

            var rows = connection.ReadRows(
                $"SELECT {string.Join(", ", columns)} FROM roll_up ORDER BY day",
                row =>
                {
                    var values = new object[columns.Count];
                    row.GetValues(values);
                    return values;
                });
            return new RollUps(columns, rows);
        }
        catch (SqliteException fault)
        {
            throw StoreFault.Of(fault, path);
        }
    }

    private static void Write(string path, RollUps found)
    {
        using var file = DatabaseFile.Open(path, () => { }, Examination.Head);
        try
        {
            file.Writer.InTransaction(() =>
            {
                Put(file.Writer, found);
                Seal(file.Writer);
            });
        }
        catch (SqliteException fault)
        {
            throw StoreFault.Of(fault, path);
        }
    }

    private static void Put(SqliteConnection writer, RollUps found)
    {
        using var put = writer.CreateCommand();
        put.CommandText = $"INSERT OR REPLACE INTO roll_up({string.Join(", ", found.Columns)}) VALUES({string.Join(", ", found.Columns.Select(column => "$" + column))})";
        foreach (var row in found.Rows)
        {
            put.Parameters.Clear();
            for (var i = 0; i < row.Length; i++)
            {
                put.Parameters.AddWithValue("$" + found.Columns[i], row[i]);
            }

            put.ExecuteNonQuery();
        }
    }

    // What comes for a day that is closed counts for the first that is not. A day that neither has closed, before one that is, stays unpublished.
    private static void Seal(SqliteConnection writer)
    {
        if (RollUpTable.ReadNext(writer) is { } next && next > (StateTable.ReadFirstOpen(writer) ?? default))
        {
            StateTable.WriteFirstOpen(writer, next);
        }
    }

    private sealed record RollUps(IReadOnlyList<string> Columns, IReadOnlyList<object[]> Rows);
}
