using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class BackupTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly StoreDirectory _directory = new();

    private string Copy => Path.Combine(_directory.Path, "copy.db");

    public void Dispose() => _directory.Dispose();

    [Promise(Section.Receiving, "Backup and restore work while it runs")]
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
    public async Task A_backup_takes_the_place_of_the_store_while_it_is_in_use()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 10);
        SqliteReportStore.Backup(_directory.Database, Copy);
        await AppendAsync(store, 10, 10);

        await store.ReplaceAsync(() => File.Copy(Copy, _directory.Database, overwrite: true), CancellationToken.None);

        (await CountAsync(store)).Should().Be(10);
        await AppendAsync(store, 50, 5);
        (await CountAsync(store)).Should().Be(15);
        _directory.Close();
        (await CountAsync(_directory.Open())).Should().Be(15);
    }

    [Fact]
    [Needs(Need.Unix)]
    public async Task Days_that_are_being_closed_are_closed_before_another_takes_the_store_s_place()
    {
        var (isHeld, goesOn) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        var store = _directory.Open(_ =>
        {
            // In the writer's turn: everybody else waits.
            isHeld.SetResult();
            goesOn.Task.Wait(Patience).Should().BeTrue();
        });
        await AppendAsync(store, 0, 10);
        SqliteReportStore.Backup(_directory.Database, Copy);
        File.Delete(_directory.Database + "-wal");
        var holding = Task.Run(() => AppendAsync(store, 10, 10));
        await isHeld.Task.WaitAsync(Patience);

        var closing = store.CloseAsync(StoreDirectory.Monday + 3, 10, CancellationToken.None);
        var closed = -1L;
        var replacing = store.ReplaceAsync(
            () =>
            {
                closed = _directory.ReadNumber("SELECT count(*) FROM roll_up");
                File.Delete(_directory.Database + "-wal");
                File.Copy(Copy, _directory.Database, overwrite: true);
            },
            CancellationToken.None);
        goesOn.SetResult();
        await Task.WhenAll(holding, closing, replacing).WaitAsync(Patience);

        closed.Should().Be(3, "what was counted in the one is not written into the other");
        (await store.ReadRollUpsAsync(StoreDirectory.Monday, StoreDirectory.Monday + 9, CancellationToken.None)).Should().BeEmpty("the backup has closed none");
    }

    [Fact]
    [Needs(Need.Unix)]
    public async Task Who_reads_while_another_takes_the_store_s_place_reads_the_one_or_the_other()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 10);
        SqliteReportStore.Backup(_directory.Database, Copy);
        await AppendAsync(store, 10, 10);
        using var end = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var reads = 0;
            for (; !end.IsCancellationRequested; reads++)
            {
                await store.ReadRollUpsAsync(StoreDirectory.Monday, StoreDirectory.Monday, CancellationToken.None);
            }

            return reads;
        })).ToArray();

        for (var time = 0; time < 20; time++)
        {
            await store.ReplaceAsync(
                () =>
                {
                    foreach (var file in (string[])["", "-wal", "-shm"])
                    {
                        File.Delete(_directory.Database + file);
                    }

                    File.Copy(Copy, _directory.Database);
                },
                CancellationToken.None).WaitAsync(Patience);
        }

        await end.CancelAsync();
        (await Task.WhenAll(reading).WaitAsync(Patience)).Should().OnlyContain(reads => reads > 0);
        (await CountAsync(store)).Should().Be(10);
    }

    [Fact]
    public async Task Where_nothing_takes_its_place_the_store_goes_on_as_it_was()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 10);

        var replace = () => store.ReplaceAsync(() => throw new InvalidOperationException("no"), CancellationToken.None);

        await replace.Should().ThrowAsync<InvalidOperationException>();
        await AppendAsync(store, 10, 1);
        (await CountAsync(store)).Should().Be(11);
    }

    [Fact]
    public async Task Where_what_took_its_place_is_no_store_the_next_who_writes_tries_again()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 10);
        var replace = () => store.ReplaceAsync(() => File.WriteAllText(_directory.Database, new string('x', 5000)), CancellationToken.None);
        await replace.Should().ThrowAsync<ReportStoreException>();
        var append = () => AppendAsync(store, 10, 1);
        (await append.Should().ThrowAsync<ReportStoreException>()).Which.Fault.Should().Be(ReportStoreFault.Damaged);

        File.Delete(_directory.Database);

        await AppendAsync(store, 10, 2);
        (await CountAsync(store)).Should().Be(2);
    }

    [Fact]
    public async Task What_is_no_store_is_replaced_by_one_while_it_is_in_use()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 10);
        SqliteReportStore.Backup(_directory.Database, Copy);
        var spoil = () => store.ReplaceAsync(() => File.WriteAllText(_directory.Database, new string('x', 5000)), CancellationToken.None);
        await spoil.Should().ThrowAsync<ReportStoreException>();

        await store.ReplaceAsync(() => File.Copy(Copy, _directory.Database, overwrite: true), CancellationToken.None);

        await AppendAsync(store, 10, 2);
        (await CountAsync(store)).Should().Be(12);
    }

    [Theory]
    [InlineData("SELECT count(*) FROM sqlite_schema")]
    [InlineData("CREATE TABLE message(text TEXT)")]
    public void A_file_that_is_no_store_of_this_program_is_not_copied(string sql)
    {
        _directory.Execute(sql);

        var backup = () => SqliteReportStore.Backup(_directory.Database, Copy);

        var refusal = backup.Should().Throw<ReportStoreException>().WithMessage($"{_directory.Database} is no store of this program*").Which;
        refusal.Fault.Should().Be(ReportStoreFault.Foreign);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_is_named_and_not_the_store()
    {
        await AppendAsync(_directory.Open(), 0, 10);
        var nowhere = Path.Combine(_directory.Path, "missing", "copy.db");

        var backup = () => SqliteReportStore.Backup(_directory.Database, nowhere);

        backup.Should().Throw<ReportStoreException>().Which.Message.Should().Contain(nowhere).And.NotContain(_directory.Database);
    }

    [Fact]
    public async Task Where_something_else_stands_in_the_copy_s_place_that_is_named_and_not_the_store()
    {
        await AppendAsync(_directory.Open(), 0, 10);
        await File.WriteAllTextAsync(Copy, string.Concat(Enumerable.Repeat("This is no database. ", 500)));

        var backup = () => SqliteReportStore.Backup(_directory.Database, Copy);

        backup.Should().Throw<ReportStoreException>().Which.Message.Should().Contain(Copy).And.NotContain(_directory.Database);
    }

    private static Task AppendAsync(SqliteReportStore store, int first, int count)
        => store.AppendAsync(StoreDirectory.Monday, [.. Enumerable.Range(first, count).Select(i => StoredReports.Of(i))], CancellationToken.None);

    private static async Task<long> CountAsync(SqliteReportStore store)
        => (await store.CountAsync(StoreDirectory.Monday, CancellationToken.None)).Shapes.Sum(shape => shape.Count);
}
