using Microsoft.Data.Sqlite;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;

namespace TelemetryHex.Adapters.Tests.Sqlite;

/// <summary>Reports that were stored and are not in their places yet.</summary>
[Trait("Speed", "Slow")]
public sealed class ArrivalTests : IDisposable
{
    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_arrived_before_a_stop_is_counted_after_it()
    {
        await AppendAsync(_directory.Open(), 0, 100);
        _directory.Close();
        Arrivals().Should().NotBe((0, 0), "it stands where it came in");

        (await CountAsync(_directory.Open(), 0)).Should().Be(100);
        Arrivals().Should().Be((0, 0), "now it is in its place");
    }

    [Fact]
    public async Task What_is_settled_is_in_its_place_so_that_an_erasure_holds_nobody_up_for_it()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 100);

        await store.SettleAsync(CancellationToken.None);

        _directory.Close();
        Arrivals().Should().Be((0, 0));
        (await CountAsync(_directory.Open(), 0)).Should().Be(100);
    }

    [Fact]
    public async Task What_a_process_died_over_is_put_in_its_place_once()
    {
        var store = _directory.Open();
        await AppendAsync(store, 0, 3000);
        await CountAsync(store, 0);
        await AppendAsync(store, 1, 3000);
        _directory.Close();

        // As if it had died after its last step: all is in its place, and still stands among the arrivals.
        Execute("CREATE TABLE kept AS SELECT * FROM arrival_1");
        await CountAsync(_directory.Open(), 1);
        _directory.Close();
        Execute("INSERT INTO arrival_1 SELECT * FROM kept; DROP TABLE kept");
        var again = _directory.Open();
        await AppendAsync(again, 1, 10, "9.9.9");

        var day = await again.CountAsync(StoreDirectory.Monday + 1, CancellationToken.None);
        day.Shapes.Sum(shape => shape.Count).Should().Be(3000);
        day.Shapes.Single(shape => shape.Shape?.LiftbridgeVersion.ToString() == "9.9.9").Count.Should().Be(10, "what came later wins over what is put in its place again");
        (day.New, day.ActiveIn7Days).Should().Be((0, 3000));
    }

    [Fact]
    public async Task Of_reports_that_arrive_while_others_are_put_in_their_places_none_is_missed()
    {
        var store = _directory.Open();
        for (var first = 0; first < 120_000; first += 1000)
        {
            await store.AppendAsync(StoreDirectory.Monday, [.. Enumerable.Range(first, 1000).Select(i => StoredReports.Of(i))], CancellationToken.None);
        }

        (await CountAsync(store, 0)).Should().Be(120_000);
    }

    [Fact]
    public async Task Who_cannot_follow_is_waited_for()
    {
        var store = _directory.Open();
        for (var first = 0; first < 480_000; first += 20_000)
        {
            await store.AppendAsync(StoreDirectory.Monday, [.. Enumerable.Range(first, 20_000).Select(i => StoredReports.Of(i))], CancellationToken.None);
            _directory.Close();
            store = _directory.Open();
        }

        // Each of these was stored by a process that ended before anything was put in its place.
        var (zero, one) = Arrivals();
        await AppendAsync(store, 0, 1);
        await AppendAsync(store, 0, 1);

        (zero + one).Should().BePositive();
        var (zeroAfter, oneAfter) = Arrivals();
        (zeroAfter + oneAfter).Should().BeLessThan(4);
    }

    [Fact]
    public async Task An_instance_that_changes_its_pseudonym_between_two_arrivals_stays_one()
    {
        // Of any two one is sorted before the other: both ways are tried.
        var store = _directory.Open();
        for (var i = 0; i < 50; i++)
        {
            await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(i)], CancellationToken.None);
            await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(i + 1000, earlier: i)], CancellationToken.None);
        }

        var day = await store.CountAsync(StoreDirectory.Monday, CancellationToken.None);
        (day.New, day.Shapes.Sum(shape => shape.Count)).Should().Be((50, 50));
    }

    [Fact]
    public async Task A_database_of_the_first_version_takes_arrivals()
    {
        await CountAsync(_directory.Open(), 0);
        _directory.Close();
        Execute("DROP TABLE arrival_0; DROP TABLE arrival_1; ALTER TABLE roll_up DROP COLUMN k; PRAGMA user_version = 1");

        var store = _directory.Open();
        await AppendAsync(store, 0, 5);

        (await CountAsync(store, 0)).Should().Be(5);
    }

    private static async Task<long> CountAsync(SqliteReportStore store, int day)
        => (await store.CountAsync(StoreDirectory.Monday + day, CancellationToken.None)).Shapes.Sum(shape => shape.Count);

    private static Task AppendAsync(SqliteReportStore store, int day, int instances, string? version = null)
        => store.AppendAsync(
            StoreDirectory.Monday + day,
            [.. Enumerable.Range(0, instances).Select(i => StoredReports.Of(i, version is null ? null : StoredReports.OfVersion(version)))],
            CancellationToken.None);

    private (long Zero, long One) Arrivals() => (Number("SELECT count(*) FROM arrival_0"), Number("SELECT count(*) FROM arrival_1"));

    private void Execute(string sql) => Number(sql);

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_directory.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number ? number : 0;
    }
}
