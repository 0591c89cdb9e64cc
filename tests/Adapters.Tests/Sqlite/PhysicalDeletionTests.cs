using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Sqlite;

[Trait("Speed", "Slow")]
public sealed class PhysicalDeletionTests : IDisposable
{
    private const int Instances = 20_000;

    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.Receiving, "After 90 days, and when erased, no byte is left")]
    [Fact]
    public async Task What_is_stored_is_found_by_the_search_that_proves_it_gone()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, Enumerable.Range(0, 500));

        _directory.Find([3, 77, 499, 500]).Should().Equal(3, 77, 499);
    }

    [Promise(Section.Receiving, "After 90 days, and when erased, no byte is left")]
    [Fact]
    public async Task Of_erased_instances_no_byte_is_left_in_any_file()
    {
        var store = _directory.Open();
        await FillAsync(store);
        var erased = Enumerable.Range(1, 400).Select(i => (long)i * 37).ToArray();

        foreach (var instance in erased)
        {
            await store.EraseAsync([StoredReports.PseudonymOf(instance)], CancellationToken.None);
        }

        await store.PurgeAsync(CancellationToken.None);

        _directory.Find(erased).Should().BeEmpty("an erasure overwrites what it deletes, in the database and in its log");
        _directory.Find([1, 2, 3]).Should().Equal(1, 2, 3);
    }

    [Promise(Section.Receiving, "After 90 days, and when erased, no byte is left")]
    [Fact]
    public async Task Of_instances_that_outlived_their_days_no_byte_is_left_in_any_file()
    {
        var store = _directory.Open();
        await FillAsync(store);
        await AppendAsync(store, 90, Enumerable.Range(0, Instances).Where(i => i % 2 == 0));
        await store.CloseAsync(StoreDirectory.Monday + 91, k: 10, CancellationToken.None);

        await store.RetainAsync(StoreDirectory.Monday + 10, CancellationToken.None);

        _directory.Find(Enumerable.Range(0, Instances).Where(i => i % 2 == 1).Take(2000).Select(i => (long)i)).Should().BeEmpty("half of them never came back");
        _directory.Find([2, 4, 6]).Should().Equal(2, 4, 6);
    }

    [Fact]
    public async Task Of_pseudonyms_of_an_earlier_epoch_no_byte_is_left_once_their_instances_were_carried_over_and_the_log_was_emptied()
    {
        var store = _directory.Open();
        await FillAsync(store);
        for (var first = 0; first < Instances; first += 500)
        {
            await store.AppendAsync(StoreDirectory.Monday + 5, [.. Enumerable.Range(first, 500).Select(i => StoredReports.Of(i + 1_000_000, earlier: i))], CancellationToken.None);
        }

        await store.RetainAsync(StoreDirectory.Monday, CancellationToken.None);

        _directory.Find(Enumerable.Range(1, 2000).Select(i => (long)i)).Should().BeEmpty("each stands under its new pseudonym now");
    }

    [Fact]
    public async Task An_erasure_takes_its_turn_among_appends_and_readers_and_neither_keeps_what_it_erased()
    {
        var store = _directory.Open();
        await FillAsync(store);
        using var end = new CancellationTokenSource();
        var appended = 0;
        var appending = Enumerable.Range(1, 4).Select(client => Task.Run(async () =>
        {
            for (var first = client * 100_000_000; !end.IsCancellationRequested; first += 100)
            {
                await AppendAsync(store, 2, Enumerable.Range(first, 100));
                Interlocked.Increment(ref appended);
            }
        })).ToArray();
        var reading = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                await store.CountAsync(StoreDirectory.Monday + 2, CancellationToken.None);
            }
        });

        for (var instance = 5; instance < 8; instance++)
        {
            var before = Volatile.Read(ref appended);
            await store.EraseAsync([StoredReports.PseudonymOf(instance)], CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
            await store.PurgeAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));

            _directory.Find([instance]).Should().BeEmpty("nobody who appends or reads brings it back");
            Volatile.Read(ref appended).Should().BeGreaterThan(before, "appends go on between the steps of an erasure");
        }

        await end.CancelAsync();
        await Task.WhenAll([.. appending, reading]).WaitAsync(TimeSpan.FromSeconds(60));
        _directory.Find(Enumerable.Range(5, 3).Select(instance => (long)instance)).Should().BeEmpty();
        (await store.CountAsync(StoreDirectory.Monday + 2, CancellationToken.None)).Shapes.Sum(shape => shape.Count).Should().Be(Instances - 3 + (appended * 100), "no append is lost beside it");
    }

    [Fact]
    public async Task Who_asks_again_after_a_reader_held_the_log_up_is_told_it_is_done_only_when_it_is()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, Enumerable.Range(0, 500));
        using (_directory.BeginReading())
        {
            await store.EraseAsync([StoredReports.PseudonymOf(5)], CancellationToken.None);
            var heldUp = () => store.PurgeAsync(CancellationToken.None);
            (await heldUp.Should().ThrowAsync<ReportStoreException>()).Which.Fault.Should().Be(ReportStoreFault.Unavailable);
        }

        _directory.Find([5]).Should().Equal(5);
        await store.EraseAsync([StoredReports.PseudonymOf(5)], CancellationToken.None);
        await store.PurgeAsync(CancellationToken.None);

        _directory.Find([5]).Should().BeEmpty("it is in no table any more, and the log is emptied all the same");
    }

    [Fact]
    public async Task A_purge_after_a_restart_empties_the_log_of_what_was_erased_before_it()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, Enumerable.Range(0, 500));
        using (_directory.BeginReading())
        {
            // Whoever closes a database last empties its log; this reader has it open when the store is closed.
            await store.EraseAsync([StoredReports.PseudonymOf(5)], CancellationToken.None);
            _directory.Close();
            store = _directory.Open();
        }

        _directory.Find([5]).Should().Equal(5);
        await store.PurgeAsync(CancellationToken.None);

        _directory.Find([5]).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_waits_for_a_purge_is_told_when_another_has_done_it()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, Enumerable.Range(0, 500));
        await store.EraseAsync([StoredReports.PseudonymOf(5)], CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => store.PurgeAsync(CancellationToken.None))).WaitAsync(TimeSpan.FromSeconds(30));

        _directory.Find([5]).Should().BeEmpty();
    }

    [Fact]
    public async Task A_store_that_is_closed_twice_is_closed()
    {
        var store = _directory.Open();

        await Task.Run(() =>
        {
            store.Dispose();
            store.Dispose();
        }).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task FillAsync(SqliteReportStore store)
    {
        for (var day = 0; day < 3; day++)
        {
            for (var first = 0; first < Instances; first += 500)
            {
                await AppendAsync(store, day, Enumerable.Range(first, 500));
            }
        }
    }

    private static Task AppendAsync(SqliteReportStore store, int day, IEnumerable<int> instances)
        => store.AppendAsync(StoreDirectory.Monday + day, [.. instances.Select(instance => StoredReports.Of(instance))], CancellationToken.None);
}
