using Microsoft.Data.Sqlite;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>The few numbers that the store keeps of itself.</summary>
internal static class StateTable
{
    private const string NextInstance = "next_instance";
    private const string FirstOpen = "first_open";
    private const string Taking = "taking";
    private const string Residue = "residue";

    public static long ReadNextInstance(SqliteConnection connection) => Read(connection, NextInstance) ?? 1;

    public static void WriteNextInstance(SqliteConnection connection, long number) => Write(connection, NextInstance, number);

    /// <summary>The first day that takes reports; null where every day does.</summary>
    public static UtcDay? ReadFirstOpen(SqliteConnection connection) => Read(connection, FirstOpen) is { } day ? UtcDay.FromNumber((int)day) : null;

    public static void WriteFirstOpen(SqliteConnection connection, UtcDay day) => Write(connection, FirstOpen, day.Number);

    /// <summary>The number of the table of arrivals that takes what comes.</summary>
    public static int ReadTaking(SqliteConnection connection) => (int)(Read(connection, Taking) ?? 0);

    public static void WriteTaking(SqliteConnection connection, int number) => Write(connection, Taking, number);

    /// <summary>Notes that a pseudonym was deleted from that partition, and that copies of it may still be there.</summary>
    public static void MarkResidue(SqliteConnection connection, int partition) => Write(connection, Residue, (Read(connection, Residue) ?? 0) | (1L << partition));

    public static bool HasResidue(SqliteConnection connection, int partition) => ((Read(connection, Residue) ?? 0) & (1L << partition)) != 0;

    public static void ClearResidue(SqliteConnection connection, int partition) => Write(connection, Residue, (Read(connection, Residue) ?? 0) & ~(1L << partition));

    private static long? Read(SqliteConnection connection, string name)
        => connection.ReadRows($"SELECT value FROM state WHERE name = '{name}'", row => row.GetInt64(0)) is [var value] ? value : null;

    private static void Write(SqliteConnection connection, string name, long value)
        => connection.Execute($"INSERT INTO state VALUES('{name}', $1) ON CONFLICT DO UPDATE SET value = excluded.value", value);
}
