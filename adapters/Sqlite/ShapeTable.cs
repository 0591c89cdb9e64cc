using Microsoft.Data.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>The dictionary of shapes: each stands once in the database, and most that come are remembered.</summary>
internal sealed class ShapeTable : IDisposable
{
    // Of real machines there are some thousands; who makes shapes up shall not fill the memory.
    private const int Remembered = 20_000;

    private const string Columns = "version, os, runtime, architecture, physical_cores, logical_cores, frequency_mhz, memory_tenths";

    private readonly Dictionary<MachineShape, (long Number, UtcDay LastDay)> _known = [];
    private readonly SqliteCommand _put;

    public ShapeTable(SqliteConnection writer) => _put = writer.Prepare(
        $"""
        INSERT INTO shape(last_day, {Columns}) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT DO UPDATE SET last_day = max(last_day, excluded.last_day) RETURNING number
        """,
        SqliteType.Integer, SqliteType.Text, SqliteType.Text, SqliteType.Text, SqliteType.Text, SqliteType.Integer, SqliteType.Integer, SqliteType.Integer, SqliteType.Integer);

    /// <summary>The shape's number; it is noted that the shape was reported on that day.</summary>
    public long NumberOf(MachineShape shape, UtcDay day)
    {
        if (_known.TryGetValue(shape, out var known) && known.LastDay >= day)
        {
            return known.Number;
        }

        var values = _put.Parameters;
        values[0].Value = day.Number;
        values[1].Value = shape.LiftbridgeVersion.ToString();
        values[2].Value = shape.Os.Name.ToString();
        values[3].Value = shape.Os.Version.ToString();
        values[4].Value = shape.Os.Architecture.ToString();
        values[5].Value = shape.Cpu.PhysicalCores?.Value ?? 0;
        values[6].Value = shape.Cpu.LogicalCores?.Value ?? 0;
        values[7].Value = shape.Cpu.FrequencyMhz?.Value ?? 0;
        values[8].Value = (long)((shape.Memory.TotalGb?.Value ?? 0) * 10);
        // The command always returns the one row that it wrote.
        var number = (long)_put.ExecuteScalar()!;
        if (_known.Count >= Remembered)
        {
            _known.Clear();
        }

        _known[shape] = (number, day);
        return number;
    }

    /// <summary>Forgets what it remembers, since it may not have been committed or may be deleted.</summary>
    public void Forget() => _known.Clear();

    /// <summary>Every shape by its number.</summary>
    public static Dictionary<long, MachineShape> Read(SqliteConnection reader)
        => reader.ReadRows($"SELECT number, {Columns} FROM shape", row => (Number: row.GetInt64(0), Shape: ReadShape(row))).ToDictionary(row => row.Number, row => row.Shape);

    /// <inheritdoc/>
    public void Dispose() => _put.Dispose();

    private static MachineShape ReadShape(SqliteDataReader row)
    {
        // Only what a report held was ever written.
        if (!ProductVersion.TryParse(row.GetString(1), out var product)
            || !OsName.TryParse(row.GetString(2), out var os)
            || !RuntimeVersion.TryParse(row.GetString(3), out var runtime)
            || !Architecture.TryParse(row.GetString(4), out var architecture))
        {
            throw new InvalidDataException("A shape holds what no report can.");
        }

        return new MachineShape
        {
            LiftbridgeVersion = product,
            Os = new OsInfo { Name = os, Version = runtime, Architecture = architecture, Platform = new Platform(os, runtime, architecture) },
            Cpu = new CpuInfo
            {
                PhysicalCores = CoreCount.From(row.GetInt64(5)),
                LogicalCores = CoreCount.From(row.GetInt64(6)),
                FrequencyMhz = Megahertz.From(row.GetInt64(7)),
            },
            Memory = new MemoryInfo { TotalGb = Gibibytes.From(row.GetInt64(8) / 10.0) },
        };
    }
}
