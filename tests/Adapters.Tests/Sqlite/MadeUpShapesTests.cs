using System.Globalization;
using Microsoft.Data.Sqlite;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Statistics;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class MadeUpShapesTests : IDisposable
{
    private const int Kept = 20_000;

    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Beyond_twenty_thousand_new_shapes_of_a_day_a_report_counts_without_its_shape_and_known_ones_with_theirs()
    {
        var store = _directory.Open();
        await store.AppendAsync(StoreDirectory.Monday - 1, [StoredReports.Of(1, StoredReports.OfVersion("7.7.7"))], CancellationToken.None);
        await FloodAsync(store, Kept + 500);
        await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(1, StoredReports.OfVersion("7.7.7")), StoredReports.Of(2, StoredReports.OfVersion("8.8.8"))], CancellationToken.None);
        await store.AppendAsync(StoreDirectory.Monday + 1, [StoredReports.Of(2, StoredReports.OfVersion("8.8.8"))], CancellationToken.None);

        var count = await store.CountAsync(StoreDirectory.Monday, CancellationToken.None);

        count.Shapes.Sum(shape => shape.Count).Should().Be(Kept + 502, "each instance is active, whatever it says of itself");
        count.Shapes.Should().Contain(new ShapeCount(null, 501)).And.Contain(new ShapeCount(StoredReports.OfVersion("7.7.7"), 1)).And.HaveCount(Kept + 2);
        (await store.CountAsync(StoreDirectory.Monday + 1, CancellationToken.None)).Shapes.Should().Equal(
            [new ShapeCount(StoredReports.OfVersion("8.8.8"), 1)], "the next day takes new ones again");
        CountShapes().Should().Be(Kept + 2);
    }

    [Fact]
    public async Task A_day_is_rolled_up_with_those_that_have_no_shape()
    {
        var store = _directory.Open();
        await FloodAsync(store, Kept + 500);

        await store.CloseAsync(StoreDirectory.Monday + 1, k: 10, CancellationToken.None);

        var rollUp = (await store.ReadRollUpsAsync(StoreDirectory.Monday, StoreDirectory.Monday, CancellationToken.None)).Should().ContainSingle().Which;
        rollUp.Active.Should().Be(Kept + 500);
        rollUp.Groups[Dimension.OperatingSystem].Should().Equal(new Group("linux", Kept), new Group(Group.Other, 500));
    }

    private static async Task FloodAsync(SqliteReportStore store, int shapes)
    {
        for (var first = 0; first < shapes; first += 500)
        {
            await store.AppendAsync(StoreDirectory.Monday, [.. Enumerable.Range(first, 500).Select(i => StoredReports.Of(i + 1000, Shape(i)))], CancellationToken.None);
        }
    }

    private static MachineShape Shape(int number) => StoredReports.OfVersion(string.Create(CultureInfo.InvariantCulture, $"9.{number / 1000}.{number % 1000}"));

    private long CountShapes()
    {
        using var reader = new SqliteConnection($"Data Source={_directory.Database};Mode=ReadOnly;Pooling=False");
        reader.Open();
        using var count = reader.CreateCommand();
        count.CommandText = "SELECT count(*) FROM shape";
        return (long)(count.ExecuteScalar() ?? 0L);
    }
}
