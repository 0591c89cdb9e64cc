using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class BackupTests : IDisposable
{
    private readonly StoreDirectory _directory = new();

    private string Copy => Path.Combine(_directory.Path, "copy.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_backup_that_is_made_while_reports_come_is_whole_and_one_file()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 5000);
        var appending = Task.Run(async () =>
        {
            for (var first = 5000; first < 10_000; first += 100)
            {
                await AppendAsync(store, first, 100);
            }
        });

        SqliteReportStore.Backup(_directory.Database, Copy);

        await appending.WaitAsync(TimeSpan.FromSeconds(60));
        File.Exists(Copy + "-wal").Should().BeFalse();
        using var copy = SqliteReportStore.Open(Copy);
        (await CountAsync(copy)).Should().BeInRange(5000, 10_000).And.Match(count => count % 100 == 0, "a batch is whole or not there");
    }

    [Fact]
    public async Task A_restore_takes_the_backup_s_content_while_the_store_is_in_use()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 10);
        SqliteReportStore.Backup(_directory.Database, Copy);
        await AppendAsync(store, 10, 10);

        await store.RestoreAsync(Copy, CancellationToken.None);

        (await CountAsync(store)).Should().Be(10);
        await AppendAsync(store, 50, 5);
        (await CountAsync(store)).Should().Be(15);
        _directory.Close();
        (await CountAsync(_directory.Open())).Should().Be(15);
    }

    [Fact]
    public async Task A_backup_that_is_no_sound_database_changes_nothing()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 10);
        await File.WriteAllTextAsync(Copy, string.Concat(Enumerable.Repeat("no database ", 1000)));

        var restore = () => store.RestoreAsync(Copy, CancellationToken.None);

        (await restore.Should().ThrowAsync<ReportStoreException>()).Which.Fault.Should().Be(ReportStoreFault.Damaged);
        (await CountAsync(store)).Should().Be(10);
        Directory.GetFiles(_directory.Path, "*.incoming*").Should().BeEmpty();
    }

    private static Task AppendAsync(SqliteReportStore store, int first, int count)
        => store.AppendAsync(StoreDirectory.Monday, [.. Enumerable.Range(first, count).Select(i => StoredReports.Of(i))], CancellationToken.None);

    private static async Task<long> CountAsync(SqliteReportStore store)
        => (await store.CountAsync(StoreDirectory.Monday, CancellationToken.None)).Shapes.Sum(shape => shape.Count);
}
