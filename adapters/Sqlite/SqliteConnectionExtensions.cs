using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>Statements that are run once, of whole numbers; what is run for each report is prepared.</summary>
internal static class SqliteConnectionExtensions
{
    // Every text is of this assembly, and every parameter a whole number of ours or a blob that is bound.
    private static SqliteCommand Create(SqliteConnection connection, string sql, ReadOnlySpan<long> numbers)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < numbers.Length; i++)
        {
            command.Parameters.AddWithValue($"${(i + 1).ToString(CultureInfo.InvariantCulture)}", numbers[i]);
        }

        return command;
    }

    /// <summary>Runs statements; <c>$1</c>, <c>$2</c> … stand for the numbers.</summary>
    /// <returns>The rows that were changed.</returns>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<long> numbers)
    {
        using var command = Create(connection, sql, numbers);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads one whole number; 0 where there is none.</summary>
    public static long ReadNumber(this SqliteConnection connection, string sql, params ReadOnlySpan<long> numbers)
        => connection.ReadRows(sql, row => row.IsDBNull(0) ? 0 : row.GetInt64(0), numbers) is [var number, ..] ? number : 0;

    /// <summary>Reads rows.</summary>
    public static List<T> ReadRows<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<long> numbers)
    {
        using var command = Create(connection, sql, numbers);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>All of it or none; when it returns, what was written survives a loss of power.</summary>
    public static void InTransaction(this SqliteConnection connection, Action write)
    {
        // The provider's own transaction would have to be handed to each prepared statement.
        connection.Run("BEGIN IMMEDIATE");
        try
        {
            write();
            connection.Run("COMMIT");
        }
        catch
        {
            RollBack(connection);
            throw;
        }
    }

    // What ends or begins each commit goes without the provider's command too.
    private static void Run(this SqliteConnection connection, string sql)
        => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, sql), connection.Handle);

    private static void RollBack(SqliteConnection connection)
    {
        try
        {
            connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // A full disk or a failing one has rolled back already; what went wrong first is what is told.
        }
    }
}
