using System.Collections.Concurrent;
using TelemetryHex.Adapters.Sqlite;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class OpenDatabaseTests : IDisposable
{
    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task While_somebody_reads_no_other_file_takes_the_place()
    {
        using var database = new OpenDatabase(_directory.Database, () => { }, Examination.Whole);
        var order = new ConcurrentQueue<string>();
        var replacing = Task.CompletedTask;

        database.Read(reader =>
        {
            replacing = database.ReplaceAsync(() => order.Enqueue("replaced"), CancellationToken.None);

            // Long enough for whoever did not wait.
            for (var look = 0; look < 20_000; look++)
            {
                reader.ReadNumber("SELECT count(*) FROM sqlite_schema");
            }

            order.Enqueue("read");
            return true;
        });

        await replacing.WaitAsync(TimeSpan.FromSeconds(60));
        order.Should().Equal("read", "replaced");
    }
}
