using TelemetryHex.Contracts;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Sqlite;

/// <summary>A database whose days were closed before the k was kept with them.</summary>
public sealed class ClosedDaysOfEarlierVersionTests : IDisposable
{
    private static readonly UtcDay Monday = StoreDirectory.Monday;

    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(
        Section.Receiving,
        "What was published stays as it is though k is raised or lowered, and a comparison with it tells of no fewer than the larger "
        + "k")]
    [Fact]
    public async Task Days_that_were_closed_before_k_was_kept_with_them_have_the_default_and_later_ones_their_own()
    {
        var store = _directory.Open();
        await store.AppendAsync(Monday, [StoredReports.Of(1), StoredReports.Of(2)], CancellationToken.None);
        await store.CloseAsync(Monday + 2, k: 99, CancellationToken.None);
        _directory.Close();
        _directory.Execute("ALTER TABLE roll_up DROP COLUMN k; PRAGMA user_version = 2");

        store = _directory.Open();
        await store.AppendAsync(Monday + 2, [StoredReports.Of(1)], CancellationToken.None);
        await store.CloseAsync(Monday + 3, k: 20, CancellationToken.None);

        var rollUps = await store.ReadRollUpsAsync(Monday, Monday + 9, CancellationToken.None);
        rollUps.Select(day => (day.Day, day.K, day.Active, day.ActiveIn28Days)).Should().Equal((Monday, 10, 2, 2), (Monday + 1, 10, 0, 2), (Monday + 2, 20, 1, 2));
        rollUps[0].Groups.Should().NotBeEmpty("the groups are as they were");
    }
}
