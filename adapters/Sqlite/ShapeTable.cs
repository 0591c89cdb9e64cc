using Microsoft.Data.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>The dictionary of shapes: each stands once in the database, and most that come are remembered.</summary>
internal sealed class ShapeTable : IDisposable
{
    /// <summary>Stands for a shape that is not kept, since its day brought too many new ones.</summary>
    public const long NotKept = 0;

    /// <summary>The columns of a shape.</summary>
    public const string Columns = "version, os, runtime, architecture, physical_cores, logical_cores, frequency_mhz, memory_tenths";

    // Of real machines there are some thousands; who makes shapes up shall fill neither the memory nor the disk.
    private const int Remembered = 20_000;
    private const int MostNewOfDay = 20_000;

    private readonly Dictionary<MachineShape, (long Number, UtcDay LastDay)> _known = [];
    private readonly Statement _find;
    private readonly Statement _insert;
    private (UtcDay Day, int Shapes) _new;

    /// <summary>The shapes of erased reports.</summary>
    public LooseShapes Loose { get; } = new();

    public ShapeTable(SqliteConnection writer)
    {
        _find = new Statement(
            writer,
            """
            UPDATE shape SET last_day = max(last_day, ?1)
            WHERE version = ?2 AND os = ?3 AND runtime = ?4 AND architecture = ?5 AND physical_cores = ?6 AND logical_cores = ?7 AND frequency_mhz = ?8 AND memory_tenths = ?9
            RETURNING number
            """);
        _insert = new Statement(writer, $"INSERT INTO shape(last_day, {Columns}) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING number");
    }

    /// <summary>The shape's number, or <see cref="NotKept"/>; it is noted that the shape was reported on that day.</summary>
    public long NumberOf(MachineShape shape, UtcDay day)
    {
        var number = Find(shape, day);
        Loose.Reported(number);
        return number;
    }

    /// <summary>Forgets what it remembers, since it may not have been committed or may be deleted.</summary>
    public void Forget() => _known.Clear();

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
    }

    /// <summary>The shape in a row, whose <see cref="Columns"/> begin with that one.</summary>
    public static MachineShape ReadShape(SqliteDataReader row, int first)
    {
        // Only what a report held was ever written.
        if (!ProductVersion.TryParse(row.GetString(first), out var product)
            || !OsName.TryParse(row.GetString(first + 1), out var os)
            || !RuntimeVersion.TryParse(row.GetString(first + 2), out var runtime)
            || !Architecture.TryParse(row.GetString(first + 3), out var architecture))
        {
            throw new InvalidDataException("A shape holds what no report can.");
        }

        return new MachineShape
        {
            LiftbridgeVersion = product,
            Os = new OsInfo { Name = os, Version = runtime, Architecture = architecture, Platform = new Platform(os, runtime, architecture) },
            Cpu = new CpuInfo
            {
                PhysicalCores = CoreCount.From(row.GetInt64(first + 4)),
                LogicalCores = CoreCount.From(row.GetInt64(first + 5)),
                FrequencyMhz = Megahertz.From(row.GetInt64(first + 6)),
            },
            Memory = new MemoryInfo { TotalGb = Gibibytes.From(row.GetInt64(first + 7) / 10.0) },
        };
    }

    private long Find(MachineShape shape, UtcDay day)
    {
        if (_known.TryGetValue(shape, out var known) && known.LastDay >= day)
        {
            return known.Number;
        }

        if ((Run(_find, shape, day) ?? Insert(shape, day)) is not { } number)
        {
            return NotKept;
        }

        if (_known.Count >= Remembered)
        {
            _known.Clear();
        }

        _known[shape] = (number, day);
        return number;
    }

    // What is new is counted since the start: a restart lets some more in.
    private long? Insert(MachineShape shape, UtcDay day)
    {
        _new = _new.Day == day ? _new : (day, 0);
        if (_new.Shapes >= MostNewOfDay)
        {
            return null;
        }

        _new.Shapes++;
        return Run(_insert, shape, day);
    }

    private static long? Run(Statement statement, MachineShape shape, UtcDay day)
        => statement.Bind(1, day.Number)
            .Bind(2, shape.LiftbridgeVersion.ToString())
            .Bind(3, shape.Os.Name.ToString())
            .Bind(4, shape.Os.Version.ToString())
            .Bind(5, shape.Os.Architecture.ToString())
            .Bind(6, shape.Cpu.PhysicalCores?.Value ?? 0)
            .Bind(7, shape.Cpu.LogicalCores?.Value ?? 0)
            .Bind(8, shape.Cpu.FrequencyMhz?.Value ?? 0)
            .Bind(9, (long)((shape.Memory.TotalGb?.Value ?? 0) * 10))
            .Read<long?>(static row => row.Number(0));
}
