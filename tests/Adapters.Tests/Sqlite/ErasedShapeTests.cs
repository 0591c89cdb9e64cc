using System.Globalization;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Statistics;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class ErasedShapeTests : IDisposable
{
    private const int Instances = 6000;

    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_only_erased_instances_said_of_themselves_is_left_in_no_file()
    {
        var store = _directory.Open();
        for (var first = 0; first < Instances; first += 500)
        {
            await AppendAsync(store, 0, [.. Enumerable.Range(first, 500)]);
        }

        var erased = Enumerable.Range(0, Instances).Where(i => i % 20 == 7).ToArray();
        await EraseAsync(store, erased);

        _directory.Find(erased.Select(VersionOf)).Should().BeEmpty("each was the only one of its kind, in the dictionary and its index");
        _directory.Find([VersionOf(1), VersionOf(2), VersionOf(Instances - 1)]).Should().HaveCount(3);
        (await store.CountAsync(StoreDirectory.Monday, CancellationToken.None)).Shapes.Should().HaveCount(Instances - erased.Length);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task What_another_instance_says_of_itself_too_stays_whichever_day_it_said_so(int dayOfErased, int dayOfOther)
    {
        var store = _directory.Open();
        await AppendAsync(store, dayOfErased, 5);
        await store.AppendAsync(StoreDirectory.Monday + dayOfOther, [StoredReports.Of(6, StoredReports.OfVersion(VersionOf(5)))], CancellationToken.None);

        await EraseAsync(store, 5);

        (await store.CountAsync(StoreDirectory.Monday + dayOfOther, CancellationToken.None)).Shapes.Should().Equal(new ShapeCount(StoredReports.OfVersion(VersionOf(5)), 1));
        await EraseAsync(store, 6);
        _directory.Find([VersionOf(5)]).Should().BeEmpty("the last who said so is erased too");
    }

    [Fact]
    public async Task Who_says_so_after_the_erasure_is_counted_with_it()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 5);
        await store.EraseAsync([StoredReports.PseudonymOf(5)], CancellationToken.None);
        await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(6, StoredReports.OfVersion(VersionOf(5)))], CancellationToken.None);

        await store.PurgeAsync(CancellationToken.None);
        await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(7, StoredReports.OfVersion(VersionOf(5)))], CancellationToken.None);
        await EraseAsync(store, 6, 7);
        await AppendAsync(store, 0, 5);

        (await store.CountAsync(StoreDirectory.Monday, CancellationToken.None)).Shapes.Should().Equal(new ShapeCount(StoredReports.OfVersion(VersionOf(5)), 1));
    }

    [Fact]
    public async Task Reports_that_come_while_shapes_are_examined_keep_theirs()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, [.. Enumerable.Range(0, 500)]);
        var shape = StoredReports.OfVersion(VersionOf(3));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(1000 + i, shape)], CancellationToken.None);
            await store.EraseAsync([StoredReports.PseudonymOf(1000 + i)], CancellationToken.None);
            await store.PurgeAsync(CancellationToken.None);
            await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(2000 + i, shape)], CancellationToken.None);
        }))).WaitAsync(TimeSpan.FromMinutes(1));

        (await store.CountAsync(StoreDirectory.Monday, CancellationToken.None)).Shapes.Should().Contain(new ShapeCount(shape, 101));
    }

    private static Task AppendAsync(SqliteReportStore store, int day, params int[] instances)
        => store.AppendAsync(StoreDirectory.Monday + day, [.. instances.Select(i => StoredReports.Of(i, StoredReports.OfVersion(VersionOf(i))))], CancellationToken.None);

    private static async Task EraseAsync(SqliteReportStore store, params int[] instances)
    {
        foreach (var instance in instances)
        {
            await store.EraseAsync([StoredReports.PseudonymOf(instance)], CancellationToken.None);
        }

        await store.PurgeAsync(CancellationToken.None);
    }

    // In no order, so that the dictionary's index grows everywhere.
    private static string VersionOf(int instance) => string.Create(CultureInfo.InvariantCulture, $"1.0.0-rc.{unchecked((uint)instance * 2654435761):d10}");
}
