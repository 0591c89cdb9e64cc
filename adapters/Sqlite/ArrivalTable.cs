using System.Globalization;
using Microsoft.Data.Sqlite;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>
/// One of the two tables that a commit appends a row to. While reports arrive in one, those of the other are put in their places. It is emptied
/// whole, so that each page of it is overwritten (secure_delete) and none leaves a copy of a row.
/// </summary>
internal sealed class ArrivalTable(SqliteConnection writer, int number) : IDisposable
{
    /// <summary>How many there are.</summary>
    public const int Count = 2;

    private readonly string _name = NameOf(number);
    private readonly Statement _put = new(writer, $"INSERT INTO {NameOf(number)}(day, reports) VALUES(?1, ?2)");

    /// <summary>What the table is called.</summary>
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"arrival_{number}");

    public void Append(UtcDay day, ReadOnlySpan<byte> reports) => _put.Bind(1, day.Number).Bind(2, reports).Run();

    /// <summary>The reports in it, in bytes.</summary>
    public long ReadSize() => writer.ReadNumber($"SELECT sum(length(reports)) FROM {_name}");

    /// <summary>The reports in it, in the order in which they came.</summary>
    public List<ArrivedCommit> Read()
        => writer.ReadRows($"SELECT day, reports FROM {_name} ORDER BY number", row => new ArrivedCommit(UtcDay.FromNumber(row.GetInt32(0)), row.GetFieldValue<byte[]>(1)));

    public void Clear() => writer.Execute($"DELETE FROM {_name}");

    /// <inheritdoc/>
    public void Dispose() => _put.Dispose();
}
