using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class InheritedRollUpsTests : IDisposable
{
    private static readonly UtcDay Monday = StoreDirectory.Monday;
    private readonly StoreDirectory _present = new();
    private readonly StoreDirectory _heir = new();

    public void Dispose()
    {
        _present.Dispose();
        _heir.Dispose();
    }

    [Promise(Section.Receiving, "A restore publishes no closed day by other numbers, nor closes it again")]
    [Fact]
    public async Task Of_a_day_that_both_have_closed_the_present_numbers_stay_and_of_others_those_of_whichever_has_them()
    {
        await CloseAsync(_present, first: 1, days: 4, instances: 30);
        await CloseAsync(_heir, first: 0, days: 3, instances: 20);
        var published = await ReadAsync(_present);
        var older = (await ReadAsync(_heir))[0];

        Inherit().Should().BeNull();

        (await ReadAsync(_heir)).Should().Equal([older, .. published]);
    }

    [Promise(Section.Receiving, "A restore publishes no closed day by other numbers, nor closes it again")]
    [Fact]
    public async Task A_day_that_was_closed_is_not_closed_again_and_a_report_for_it_counts_for_the_first_that_is_not()
    {
        await CloseAsync(_present, first: 0, days: 5, instances: 30);
        await CloseAsync(_heir, first: 0, days: 2, instances: 20);
        var published = await ReadAsync(_present);

        Inherit();

        var store = _heir.Open();
        await store.AppendAsync(Monday + 3, [StoredReports.Of(1)], CancellationToken.None);
        await store.AppendAsync(Monday + 5, [StoredReports.Of(2)], CancellationToken.None);
        (await CountAsync(store, Monday + 3)).Should().Be(0);
        (await CountAsync(store, Monday + 5)).Should().Be(2);
        (await store.CloseAsync(Monday + 5, 10, CancellationToken.None)).Should().Be(0);
        (await store.CloseAsync(Monday + 6, 10, CancellationToken.None)).Should().Be(1, "the first day that is not closed is the next");
        _heir.Close();
        var rollUps = await ReadAsync(_heir);
        rollUps.Take(5).Should().Equal(published);
        rollUps[5].Should().StartWith($"{Monday + 5} 2 ");
    }

    [Fact]
    public async Task What_stands_in_the_log_of_the_present_one_is_taken_too()
    {
        var store = _present.Open();
        await store.AppendAsync(Monday, [StoredReports.Of(1)], CancellationToken.None);
        await store.CloseAsync(Monday + 1, 10, CancellationToken.None);
        await CloseAsync(_heir, first: 0, days: 0, instances: 20);

        Inherit().Should().BeNull();

        (await ReadAsync(_heir)).Should().ContainSingle().Which.Should().StartWith($"{Monday} 1 ");
    }

    [Fact]
    public async Task What_an_older_version_does_not_know_has_its_default()
    {
        await CloseAsync(_present, first: 0, days: 2, instances: 30);
        await CloseAsync(_heir, first: 0, days: 1, instances: 20);
        _heir.Execute("ALTER TABLE roll_up ADD COLUMN later INTEGER NOT NULL DEFAULT 7");

        Inherit().Should().BeNull();

        (await ReadAsync(_heir)).Should().Equal(await ReadAsync(_present));
    }

    [Fact]
    public async Task A_store_that_has_closed_nothing_leaves_the_heir_as_it_is()
    {
        _present.Open();
        _present.Close();
        await CloseAsync(_heir, first: 0, days: 3, instances: 20);
        var before = await File.ReadAllBytesAsync(_heir.Database);

        Inherit().Should().BeNull();

        (await File.ReadAllBytesAsync(_heir.Database)).Should().Equal(before);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 99", ReportStoreFault.Foreign)]
    [InlineData("PRAGMA application_id = 1", ReportStoreFault.Foreign)]
    [InlineData("DROP TABLE roll_up", ReportStoreFault.Damaged)]
    public async Task Of_a_store_whose_numbers_cannot_be_known_none_is_taken_and_it_is_told_why(string sql, ReportStoreFault expected)
    {
        await CloseAsync(_present, first: 0, days: 5, instances: 30);
        _present.Execute(sql);
        await CloseAsync(_heir, first: 0, days: 2, instances: 20);
        var before = await ReadAsync(_heir);

        var fault = Inherit();

        fault?.Fault.Should().Be(expected);
        fault?.Message.Should().Contain(_present.Database);
        (await ReadAsync(_heir)).Should().Equal(before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_damaged_store_none_is_taken_and_its_bytes_stay(bool isEmpty)
    {
        await CloseAsync(_present, first: 0, days: 5, instances: 30);
        await File.WriteAllTextAsync(_present.Database, isEmpty ? "" : string.Concat(Enumerable.Repeat("This is no database. ", 500)));
        await File.WriteAllTextAsync(_present.Database + "-wal", "what is in the log is nowhere else");
        await CloseAsync(_heir, first: 0, days: 2, instances: 20);

        var fault = Inherit();

        fault?.Fault.Should().Be(ReportStoreFault.Damaged);
        (await File.ReadAllTextAsync(_present.Database + "-wal")).Should().Be("what is in the log is nowhere else");
        (await ReadAsync(_heir)).Should().HaveCount(2);
    }

    private ReportStoreException? Inherit() => SqliteReportStore.InheritRollUps(_present.Database, _heir.Database);

    private static async Task CloseAsync(StoreDirectory directory, int first, int days, int instances)
    {
        var store = directory.Open();
        for (var day = first; day < first + days; day++)
        {
            await store.AppendAsync(Monday + day, [.. Enumerable.Range(0, instances + day).Select(instance => StoredReports.Of(instance))], CancellationToken.None);
        }

        await store.CloseAsync(Monday + first + days, 10, CancellationToken.None);
        directory.Close();
    }

    // All that a roll-up says, as text.
    private static async Task<IReadOnlyList<string>> ReadAsync(StoreDirectory directory)
    {
        var store = directory.Open();
        var rollUps = await store.ReadRollUpsAsync(Monday, Monday + 100, CancellationToken.None);
        directory.Close();
        return [.. rollUps.Select(day => $"{day.Day} {day.Active} {day.ActiveIn7Days} {day.ActiveIn28Days} {day.New} {string.Join(' ', day.Groups.Select(groups => $"{groups.Key}: {string.Join(' ', groups.Value)}"))}")];
    }

    private static async Task<long> CountAsync(SqliteReportStore store, UtcDay day) => (await store.CountAsync(day, CancellationToken.None)).Shapes.Sum(shape => shape.Count);
}
