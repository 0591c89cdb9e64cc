using Microsoft.Data.Sqlite;

namespace TelemetryHex.Receiver.Tests.Operations;

/// <summary>Reads a store's database beside it.</summary>
internal static class StoreReader
{
    /// <summary>A reader that sees the database as it stands now, until it is disposed: the log cannot be emptied meanwhile.</summary>
    public static IDisposable Begin(string database)
    {
        var reader = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        reader.Open();
        using var view = reader.CreateCommand();
        view.CommandText = "BEGIN; SELECT count(*) FROM shape";
        view.ExecuteScalar();
        return reader;
    }
}
