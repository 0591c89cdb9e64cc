using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class PhysicalDeletionTests : IDisposable
{
    private const int Instances = 20_000;

    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_is_stored_is_found_by_the_search_that_proves_it_gone()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, Enumerable.Range(0, 500));

        _directory.Find([3, 77, 499, 500]).Should().Equal(3, 77, 499);
    }

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

        _directory.Find(erased).Should().BeEmpty("an erasure overwrites what it deletes, in the database and in its log");
        _directory.Find([1, 2, 3]).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Of_instances_that_outlived_their_days_no_byte_is_left_in_any_file()
    {
        var store = _directory.Open();
        await FillAsync(store);
        await AppendAsync(store, 90, Enumerable.Range(0, Instances).Where(i => i % 2 == 0));
        await store.CloseAsync(StoreDirectory.Monday + 91, CancellationToken.None);

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
    public async Task An_erasure_waits_for_no_append_and_a_reader_does_not_keep_what_it_erased()
    {
        var store = _directory.Open();
        await FillAsync(store);
        var counting = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await store.CountAsync(StoreDirectory.Monday + 2, CancellationToken.None);
            }
        });

        await store.EraseAsync([StoredReports.PseudonymOf(5)], CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));

        _directory.Find([5]).Should().BeEmpty();
        await counting.WaitAsync(TimeSpan.FromSeconds(60));
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
