using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>
/// A statement that is run for each report, prepared once. It speaks to SQLite directly: the provider's own command costs more than what it
/// runs. Not for several threads at a time.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <param name="connection">An open connection.</param>
    /// <param name="sql">One statement, whose parameters are <c>?1</c>, <c>?2</c> …</param>
    /// <exception cref="SqliteException">It cannot be prepared.</exception>
    public Statement(SqliteConnection connection, string sql)
    {
        // An open connection has a handle.
        _database = connection.Handle!;
        Throw(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Sets a parameter.</summary>
    public Statement Bind(int parameter, long value)
    {
        Throw(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    /// <inheritdoc cref="Bind(int, long)"/>
    public Statement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        Throw(raw.sqlite3_bind_blob(_statement, parameter, value));
        return this;
    }

    /// <inheritdoc cref="Bind(int, long)"/>
    public Statement Bind(int parameter, string value)
    {
        Throw(raw.sqlite3_bind_text(_statement, parameter, value));
        return this;
    }

    /// <summary>Runs it for what it changes.</summary>
    /// <exception cref="SqliteException">It cannot be done.</exception>
    public void Run() => Read<object?>(_ => null);

    /// <summary>Runs it for its first row.</summary>
    /// <param name="read">Reads the row, by <see cref="Number"/>.</param>
    /// <returns>The default where there is no row.</returns>
    /// <exception cref="SqliteException">It cannot be done.</exception>
    public T? Read<T>(Func<Statement, T> read)
    {
        try
        {
            var result = raw.sqlite3_step(_statement);
            if (result == raw.SQLITE_ROW)
            {
                var value = read(this);
                result = raw.sqlite3_step(_statement);
                Throw(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
                return value;
            }

            Throw(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
            return default;
        }
        finally
        {
            // What it says was said by the step.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>A whole number of the row that is being read.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Throw(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
