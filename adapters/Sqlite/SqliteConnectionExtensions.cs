using System.Globalization;
using Microsoft.Data.Sqlite;

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

    /// <summary>A statement for each report, prepared once, with its parameters in order.</summary>
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, params ReadOnlySpan<SqliteType> types)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < types.Length; i++)
        {
            command.Parameters.Add($"${(i + 1).ToString(CultureInfo.InvariantCulture)}", types[i]);
        }

        command.Prepare();
        return command;
    }

    /// <summary>All of it or none; when it returns, what was written survives a loss of power.</summary>
    public static void InTransaction(this SqliteConnection connection, Action write)
    {
        // The provider's own transaction would have to be handed to each prepared statement.
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            write();
            connection.Execute("COMMIT");
        }
        catch
        {
            RollBack(connection);
            throw;
        }
    }

    private static void RollBack(SqliteConnection connection)
    {
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // A full disk or a failing one has rolled back already; what went wrong first is what is told.
        }
    }
}
