using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Sqlite;

/// <summary>A directory with a database in it, gone after the test.</summary>
internal sealed class StoreDirectory : IDisposable
{
    public static readonly UtcDay Monday = StoredReports.Day(2026, 3, 2);

    private readonly WorkingDirectory _directory = new();
    private readonly List<SqliteReportStore> _opened = [];

    public string Path => _directory.Path;

    public string Database => _directory.File("reports.db");

    public SqliteReportStore Open(Action<string>? warn = null)
    {
        var store = SqliteReportStore.Open(Database, warn);
        _opened.Add(store);
        return store;
    }

    /// <summary>Closes every store that was opened here.</summary>
    public void Close()
    {
        _opened.ForEach(store => store.Dispose());
        _opened.Clear();
    }

    /// <summary>Which of the pseudonyms stand anywhere in the bytes of the directory's files.</summary>
    public IReadOnlyList<long> Find(IEnumerable<long> instances) => Find(instances, BytesOf);

    /// <summary>Which of the texts stand there.</summary>
    public IReadOnlyList<string> Find(IEnumerable<string> texts) => Find(texts, Encoding.ASCII.GetBytes);

    private List<T> Find<T>(IEnumerable<T> sought, Func<T, byte[]> bytesOf)
    {
        var files = Directory.GetFiles(Path).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(ReadShared).ToList();
        return [.. sought.Where(one => bytesOf(one) is var bytes && files.Exists(file => file.AsSpan().IndexOf(bytes) >= 0))];
    }

    /// <summary>Runs SQL on the database, as another program would.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={Database};Pooling=False"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Reads one number of the database, as another program would.</summary>
    public long ReadNumber(string sql)
    {
        using var connection = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={Database};Mode=ReadOnly;Pooling=False"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number ? number : throw new InvalidOperationException("It is no number.");
    }

    /// <summary>A reader that sees the database as it stands now, until it is disposed: the log cannot be emptied meanwhile.</summary>
    public IDisposable BeginReading()
    {
        var reader = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={Database};Mode=ReadOnly;Pooling=False"));
        reader.Open();
        using var view = reader.CreateCommand();
        view.CommandText = "BEGIN; SELECT count(*) FROM shape";
        view.ExecuteScalar();
        return reader;
    }

    public void Dispose()
    {
        Close();
        _directory.Dispose();
    }

    private static byte[] BytesOf(long instance)
    {
        var bytes = new byte[Pseudonym.Length];
        StoredReports.PseudonymOf(instance).CopyTo(bytes);
        return bytes;
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
