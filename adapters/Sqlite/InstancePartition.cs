using System.Globalization;
using Microsoft.Data.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>
/// One of the tables of instances, each of which holds the pseudonyms whose first six bits are its number. SQLite overwrites what is
/// deleted, but not the copies that a growing tree leaves in its pages. So what must be gone is gone by a rewrite of its table, whose
/// old pages are overwritten whole; and tables of a 64th are rewritten in milliseconds.
/// </summary>
internal sealed class InstancePartition : IDisposable
{
    /// <summary>How many there are.</summary>
    public const int Count = 64;

    private readonly SqliteCommand _find;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _update;
    private readonly SqliteCommand _delete;
    private readonly byte[] _pseudonym = new byte[Pseudonym.Length];

    public InstancePartition(SqliteConnection writer, int number)
    {
        var name = NameOf(number);
        _find = writer.Prepare($"SELECT number, first_day, last_day, activity FROM {name} WHERE pseudonym = $1", SqliteType.Blob);
        _insert = writer.Prepare($"INSERT INTO {name} VALUES($1, $2, $3, $4, $5)", SqliteType.Blob, SqliteType.Integer, SqliteType.Integer, SqliteType.Integer, SqliteType.Integer);
        _update = writer.Prepare($"UPDATE {name} SET first_day = $2, last_day = $3, activity = $4 WHERE pseudonym = $1", SqliteType.Blob, SqliteType.Integer, SqliteType.Integer, SqliteType.Integer);
        _delete = writer.Prepare($"DELETE FROM {name} WHERE pseudonym = $1", SqliteType.Blob);
    }

    /// <summary>What the table is called.</summary>
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"instance_{number}");

    /// <summary>The table of that pseudonym.</summary>
    public static int Of(Pseudonym pseudonym)
    {
        Span<byte> bytes = stackalloc byte[Pseudonym.Length];
        pseudonym.CopyTo(bytes);
        return bytes[0] * Count / 256;
    }

    /// <summary>Writes the table's rows anew, and zeros over the pages that held them.</summary>
    public static void Rewrite(SqliteConnection writer, int number)
    {
        var name = NameOf(number);
        writer.Execute(
            $"""
            CREATE TEMP TABLE kept AS SELECT * FROM {name} ORDER BY pseudonym;
            DELETE FROM {name};
            INSERT INTO {name} SELECT * FROM kept ORDER BY rowid;
            DROP TABLE kept;
            """);
    }

    public StoredInstance? Find(Pseudonym pseudonym)
    {
        Bind(_find, pseudonym);
        using var row = _find.ExecuteReader();
        return row.Read() ? new StoredInstance(row.GetInt64(0), row.GetInt32(1), new Activity(UtcDay.FromNumber(row.GetInt32(2)), row.GetInt64(3))) : null;
    }

    public void Insert(Pseudonym pseudonym, StoredInstance instance)
    {
        Bind(_insert, pseudonym);
        _insert.Parameters[1].Value = instance.Number;
        _insert.Parameters[2].Value = instance.FirstDay;
        _insert.Parameters[3].Value = instance.Activity.LastDay.Number;
        _insert.Parameters[4].Value = instance.Activity.Mask;
        _insert.ExecuteNonQuery();
    }

    public void Update(Pseudonym pseudonym, StoredInstance instance)
    {
        Bind(_update, pseudonym);
        _update.Parameters[1].Value = instance.FirstDay;
        _update.Parameters[2].Value = instance.Activity.LastDay.Number;
        _update.Parameters[3].Value = instance.Activity.Mask;
        _update.ExecuteNonQuery();
    }

    public void Delete(Pseudonym pseudonym)
    {
        Bind(_delete, pseudonym);
        _delete.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _update.Dispose();
        _delete.Dispose();
    }

    private void Bind(SqliteCommand command, Pseudonym pseudonym)
    {
        pseudonym.CopyTo(_pseudonym);
        command.Parameters[0].Value = _pseudonym;
    }
}
