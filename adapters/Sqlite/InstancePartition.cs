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

    private readonly Statement _find;
    private readonly Statement _insert;
    private readonly Statement _update;
    private readonly Statement _delete;

    public InstancePartition(SqliteConnection writer, int number)
    {
        var name = NameOf(number);
        _find = new Statement(writer, $"SELECT number, first_day, last_day, activity FROM {name} WHERE pseudonym = ?1");
        _insert = new Statement(writer, $"INSERT INTO {name} VALUES(?1, ?2, ?3, ?4, ?5)");
        _update = new Statement(writer, $"UPDATE {name} SET first_day = ?2, last_day = ?3, activity = ?4 WHERE pseudonym = ?1");
        _delete = new Statement(writer, $"DELETE FROM {name} WHERE pseudonym = ?1");
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
        => Bind(_find, pseudonym).Read(static row => new StoredInstance(row.Number(0), (int)row.Number(1), new Activity(UtcDay.FromNumber((int)row.Number(2)), row.Number(3))));

    public void Insert(Pseudonym pseudonym, StoredInstance instance)
        => Bind(_insert, pseudonym).Bind(2, instance.Number).Bind(3, instance.FirstDay).Bind(4, instance.Activity.LastDay.Number).Bind(5, instance.Activity.Mask).Run();

    public void Update(Pseudonym pseudonym, StoredInstance instance)
        => Bind(_update, pseudonym).Bind(2, instance.FirstDay).Bind(3, instance.Activity.LastDay.Number).Bind(4, instance.Activity.Mask).Run();

    public void Delete(Pseudonym pseudonym) => Bind(_delete, pseudonym).Run();

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _update.Dispose();
        _delete.Dispose();
    }

    private static Statement Bind(Statement statement, Pseudonym pseudonym)
    {
        Span<byte> bytes = stackalloc byte[Pseudonym.Length];
        pseudonym.CopyTo(bytes);
        return statement.Bind(1, bytes);
    }
}
