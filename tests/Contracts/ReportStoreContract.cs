using FluentAssertions;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Contracts;

/// <summary>What every <see cref="IReportStore"/> must do.</summary>
public abstract class ReportStoreContract
{
    // A Monday.
    private static readonly UtcDay Monday = StoredReports.Day(2026, 3, 2);

    /// <summary>A store without a report. What it needs is released with the test.</summary>
    protected abstract IReportStore CreateStore();

    /// <summary>What is appended is counted.</summary>
    [Fact]
    public async Task An_appended_report_is_counted_on_its_day()
    {
        var store = CreateStore();

        await AppendAsync(store, Monday, StoredReports.Of(1), StoredReports.Of(2));

        var count = await store.CountAsync(Monday, CancellationToken.None);
        count.Shapes.Should().Equal([new ShapeCount(StoredReports.Shape, 2)], "both instances have this shape");
        (count.New, count.ActiveIn7Days, count.ActiveIn28Days).Should().Be((2, 2, 2), "both reported for the first time");
        (await ActiveAsync(store, Monday - 1)).Should().Be(0, "a report counts on its own day only");
        (await ActiveAsync(store, Monday + 1)).Should().Be(0, "a report counts on its own day only");
    }

    /// <summary>State, never counters: repetitions inflate nothing.</summary>
    [Fact]
    public async Task Of_an_instance_and_day_the_last_report_wins()
    {
        var store = CreateStore();

        await AppendAsync(store, Monday, StoredReports.Of(1), StoredReports.Of(1));
        await AppendAsync(store, Monday, StoredReports.Of(1, StoredReports.OfVersion("2.0.0")));

        var count = await store.CountAsync(Monday, CancellationToken.None);
        count.Shapes.Should().Equal([new ShapeCount(StoredReports.OfVersion("2.0.0"), 1)], "restarts, retries and replays are one report");
        count.New.Should().Be(1, "it is one instance");
    }

    /// <summary>Windows are counted by instance.</summary>
    [Fact]
    public async Task Windows_of_7_and_28_days_count_an_instance_once()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1), StoredReports.Of(2));
        await AppendAsync(store, Monday + 6, StoredReports.Of(1));
        await AppendAsync(store, Monday + 27, StoredReports.Of(3));

        (await WindowsAsync(store, Monday + 6)).Should().Be((2, 2), "the seventh day closes the window of the first");
        (await WindowsAsync(store, Monday + 7)).Should().Be((1, 2), "the first day has left the seven");
        (await WindowsAsync(store, Monday + 27)).Should().Be((1, 3), "the first day is still of the 28");
        (await WindowsAsync(store, Monday + 28)).Should().Be((1, 2), "the first day has left the 28, and of its two instances one came back later");
        (await WindowsAsync(store, Monday + 60)).Should().Be((0, 0), "nobody reported for a month");
    }

    /// <summary>New is what was never seen before.</summary>
    [Fact]
    public async Task An_instance_is_new_on_its_first_day_only()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1));
        await AppendAsync(store, Monday + 1, StoredReports.Of(1), StoredReports.Of(2));

        (await store.CountAsync(Monday, CancellationToken.None)).New.Should().Be(1, "the first was new then");
        (await store.CountAsync(Monday + 1, CancellationToken.None)).New.Should().Be(1, "the first is returning");
    }

    /// <summary>An epoch's end does not make anybody new.</summary>
    [Fact]
    public async Task An_instance_is_carried_over_to_its_current_pseudonym()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1));

        await AppendAsync(store, Monday + 1, StoredReports.Of(101, earlier: 1));
        await AppendAsync(store, Monday + 2, StoredReports.Of(101, earlier: 1));

        (await store.CountAsync(Monday + 1, CancellationToken.None)).New.Should().Be(0, "it is the same instance under another pseudonym");
        (await WindowsAsync(store, Monday + 2)).Should().Be((1, 1), "it is the same instance under another pseudonym");
        await store.EraseAsync([StoredReports.PseudonymOf(101)], CancellationToken.None);
        (await ActiveAsync(store, Monday)).Should().Be(0, "its earlier reports were carried over too");
    }

    /// <summary>The version of a week is the last of it.</summary>
    [Fact]
    public async Task A_week_counts_each_instance_by_its_last_report_of_it()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1), StoredReports.Of(2));
        await AppendAsync(store, Monday + 3, StoredReports.Of(1, StoredReports.OfVersion("2.0.0")));
        await AppendAsync(store, Monday + 7, StoredReports.Of(2, StoredReports.OfVersion("3.0.0")));

        var sunday = await store.CountAsync(Monday + 6, CancellationToken.None);

        sunday.ShapesOfWeek.Should().BeEquivalentTo(
            [new ShapeCount(StoredReports.Shape, 1), new ShapeCount(StoredReports.OfVersion("2.0.0"), 1)], "what the next week brings changes nothing");
        (await store.CountAsync(Monday + 5, CancellationToken.None)).ShapesOfWeek.Should().BeEmpty("a week ends on its Sunday");
    }

    /// <summary>Every day is rolled up once.</summary>
    [Fact]
    public async Task Closing_rolls_up_every_day_before_today_once()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1));
        await AppendAsync(store, Monday + 2, StoredReports.Of(1), StoredReports.Of(2));

        var expected = await Task.WhenAll(Enumerable.Range(0, 3).Select(async day => DayRollUp.Of(await store.CountAsync(Monday + day, CancellationToken.None), k: 10)));
        var closed = await store.CloseAsync(Monday + 3, k: 10, CancellationToken.None);
        var again = await store.CloseAsync(Monday + 3, k: 10, CancellationToken.None);

        (closed, again).Should().Be((3, 0), "a day without a report is closed like any other, and none twice");
        var rollUps = await ReadAsync(store);
        rollUps.Select(Written).Should().Equal(expected.Select(Written), "a roll-up is the day as it was counted");
        (await store.ReadRollUpsAsync(Monday + 1, Monday + 1, CancellationToken.None)).Should().ContainSingle("only what is asked for is read");
    }

    /// <summary>A setting of tomorrow changes nothing that was published.</summary>
    [Fact]
    public async Task A_day_keeps_the_k_under_which_it_was_closed()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1));
        await store.CloseAsync(Monday + 1, k: 10, CancellationToken.None);
        await AppendAsync(store, Monday + 2, StoredReports.Of(1));
        await store.CloseAsync(Monday + 3, k: 1_000_000, CancellationToken.None);
        await store.CloseAsync(Monday + 4, k: 1, CancellationToken.None);

        (await ReadAsync(store)).Select(day => day.K).Should().Equal([10, 1_000_000, 1_000_000, 1], "each was closed while that was in force");
    }

    /// <summary>A store without reports has nothing to close.</summary>
    [Fact]
    public async Task Before_the_first_report_there_is_nothing_to_close()
    {
        var store = CreateStore();

        (await store.CloseAsync(Monday, k: 10, CancellationToken.None)).Should().Be(0, "no day has begun yet");
        (await ReadAsync(store)).Should().BeEmpty("no day has begun yet");
        await AppendAsync(store, Monday - 1, StoredReports.Of(1));
        (await ActiveAsync(store, Monday - 1)).Should().Be(1, "no day was closed");
    }

    /// <summary>What is closed stays as it is.</summary>
    [Fact]
    public async Task A_report_for_a_closed_day_counts_for_the_first_open_one()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1));
        await store.CloseAsync(Monday + 1, k: 10, CancellationToken.None);

        await AppendAsync(store, Monday, StoredReports.Of(2));

        (await ActiveAsync(store, Monday)).Should().Be(1, "a closed day never changes");
        (await ActiveAsync(store, Monday + 1)).Should().Be(1, "the report is not lost");
        (await ReadAsync(store)).Should().ContainSingle().Which.Active.Should().Be(1, "a closed day never changes");
    }

    /// <summary>What has outlived its days is gone, and what has not is not.</summary>
    [Fact]
    public async Task Retention_deletes_closed_days_and_who_never_came_back()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1), StoredReports.Of(2));
        await AppendAsync(store, Monday + 1, StoredReports.Of(2));
        await store.CloseAsync(Monday + 2, k: 10, CancellationToken.None);
        var rollUps = (await ReadAsync(store)).Select(Written);

        var deleted = await store.RetainAsync(Monday + 1, CancellationToken.None);
        var again = await store.RetainAsync(Monday + 1, CancellationToken.None);

        (deleted, again).Should().Be((2, 0), "two reports were of the day before the first that is kept");
        (await ActiveAsync(store, Monday)).Should().Be(0, "its reports are gone");
        (await ActiveAsync(store, Monday + 1)).Should().Be(1, "its report is kept");
        (await ReadAsync(store)).Select(Written).Should().Equal(rollUps, "roll-ups stay");
        await AppendAsync(store, Monday + 2, StoredReports.Of(1), StoredReports.Of(2));
        (await store.CountAsync(Monday + 2, CancellationToken.None)).New.Should().Be(1, "nothing is known any more of who was gone for so long");
    }

    /// <summary>Nothing is deleted before it is counted.</summary>
    [Fact]
    public async Task Retention_waits_for_a_day_to_be_closed()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1));

        (await store.RetainAsync(Monday + 1, CancellationToken.None)).Should().Be(0, "the day has no roll-up yet");

        (await ActiveAsync(store, Monday)).Should().Be(1, "the day has no roll-up yet");
    }

    /// <summary>Erased is erased on every day.</summary>
    [Fact]
    public async Task Erasure_takes_an_instance_out_of_every_day_and_leaves_roll_ups_and_others()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1), StoredReports.Of(2));
        await store.CloseAsync(Monday + 1, k: 10, CancellationToken.None);
        await AppendAsync(store, Monday + 1, StoredReports.Of(1), StoredReports.Of(2));

        await store.EraseAsync([StoredReports.PseudonymOf(99), StoredReports.PseudonymOf(1)], CancellationToken.None);

        (await ActiveAsync(store, Monday)).Should().Be(1, "the other instance stays");
        (await ActiveAsync(store, Monday + 1)).Should().Be(1, "the other instance stays");
        (await ReadAsync(store)).Should().ContainSingle().Which.Active.Should().Be(2, "a roll-up holds counts and stays");
        await AppendAsync(store, Monday + 1, StoredReports.Of(1));
        (await store.CountAsync(Monday + 1, CancellationToken.None)).New.Should().Be(1, "nothing is known any more of who was erased");
    }

    /// <summary>Erasing what is not there is no fault.</summary>
    [Fact]
    public async Task Erasing_what_is_not_stored_is_no_fault()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1));

        await store.EraseAsync([StoredReports.PseudonymOf(2)], CancellationToken.None);

        (await ActiveAsync(store, Monday)).Should().Be(1, "it was not meant");
    }

    /// <summary>A purge takes nothing away that was not erased.</summary>
    [Fact]
    public async Task A_purge_ends_and_leaves_what_was_not_erased()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1), StoredReports.Of(2));
        await store.EraseAsync([StoredReports.PseudonymOf(2)], CancellationToken.None);

        await store.PurgeAsync(CancellationToken.None).WaitAsync(Deadline);
        await store.PurgeAsync(CancellationToken.None).WaitAsync(Deadline);

        (await ActiveAsync(store, Monday)).Should().Be(1, "the other instance stays");
    }

    /// <summary>The counts by the mask are the counts by the rows.</summary>
    [Fact]
    public async Task Over_random_months_every_count_is_that_of_the_reports_themselves()
    {
        var store = CreateStore();
        var random = new Random(20260302);
        var reports = new HashSet<(int Instance, int Day)>();
        for (var day = 0; day < 75; day++)
        {
            var active = Enumerable.Range(1, 40).Where(_ => random.NextDouble() < 0.2).ToArray();
            reports.UnionWith(active.Select(instance => (instance, day)));
            await AppendAsync(store, Monday + day, [.. active.Select(instance => StoredReports.Of(instance))]);
            await store.CloseAsync(Monday + day, k: 10, CancellationToken.None);
        }

        var rollUps = await ReadAsync(store);

        foreach (var rollUp in rollUps)
        {
            var day = rollUp.Day - Monday;
            (rollUp.Active, rollUp.ActiveIn7Days, rollUp.ActiveIn28Days, rollUp.New).Should().Be(Counts(reports, day), "that many reported on day {0}, in its windows, and for the first time", day);
        }

        rollUps.Should().HaveCount(74, "the last day is not closed");
    }

    /// <summary>A stop of months makes no window smaller, whoever comes back before the days ahead of it are closed.</summary>
    [Fact]
    public async Task However_long_a_stop_was_the_days_before_it_are_counted_exactly_after_some_came_back()
    {
        var store = CreateStore();
        var random = new Random(20260302);
        var reports = new HashSet<(int Instance, int Day)>();
        var expected = new List<(long Active, long Week, long FourWeeks, long New)>();
        foreach (var (epoch, (first, last)) in new[] { (0, 29), (65, 70), (112, 114), (152, 157), (220, 259), (345, 345) }.Index())
        {
            for (var day = first; day <= last; day++)
            {
                // One of them twice only, the first time on the first day of the last window of 28 days that ends before the stop.
                int[] active = [.. Enumerable.Range(1, 40).Where(_ => random.NextDouble() < 0.2), .. day is 2 or 65 ? [41] : Array.Empty<int>()];
                reports.UnionWith(active.Select(instance => (instance, day)));
                await AppendAsync(store, Monday + day, [.. active.Select(instance => InEpoch(instance, epoch))]);
                if (day == first)
                {
                    await PutInPlaceAsync(store, day, active[0], epoch, reports);
                    expected.AddRange(Enumerable.Range(expected.Count, day - expected.Count).Select(before => Counts(reports, before)));
                    await store.CloseAsync(Monday + day, k: 10, CancellationToken.None);
                }
            }
        }

        (await ReadAsync(store)).Select(day => (day.Active, day.ActiveIn7Days, day.ActiveIn28Days, day.New)).Should().Equal(expected, "that many reported on each day, in its windows, and for the first time");
    }

    /// <summary>Many callers at once lose nothing.</summary>
    [Fact]
    public async Task Members_may_be_called_at_the_same_time()
    {
        var store = CreateStore();
        await AppendAsync(store, Monday, StoredReports.Of(1));
        await store.CloseAsync(Monday + 1, k: 10, CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
        {
            await AppendAsync(store, Monday + 1, [.. Enumerable.Range(0, 20).Select(j => StoredReports.Of((i * 20) + j + 100))]);
            await store.EraseAsync([StoredReports.PseudonymOf((i * 20) + 100)], CancellationToken.None);
            await store.CountAsync(Monday + 1, CancellationToken.None);
            await store.RetainAsync(Monday, CancellationToken.None);
        }))).WaitAsync(Deadline);

        (await ActiveAsync(store, Monday + 1)).Should().Be(60 * 19, "of each twenty one was erased");
    }

    // A count and an erasure, after which no report is where it came in.
    private static async Task PutInPlaceAsync(IReportStore store, int day, int erased, int epoch, HashSet<(int Instance, int Day)> reports)
    {
        (await ActiveAsync(store, Monday + day)).Should().BePositive("somebody came back");
        await store.EraseAsync([StoredReports.PseudonymOf(NumberOf(erased, epoch))], CancellationToken.None);
        reports.RemoveWhere(report => report.Instance == erased);
    }

    // Each epoch has pseudonyms of its own; those of the earlier ones stand behind.
    private static PseudonymousReport InEpoch(int instance, int epoch)
        => new([.. Enumerable.Range(0, epoch + 1).Reverse().Select(past => StoredReports.PseudonymOf(NumberOf(instance, past)))], StoredReports.Shape);

    private static int NumberOf(int instance, int epoch) => instance + (1000 * epoch);

    // The instances of a day, those of its 7 and its 28 days, and its new ones.
    private static (long Active, long Week, long FourWeeks, long New) Counts(HashSet<(int Instance, int Day)> reports, int day)
    {
        long Active(int last, int days) => reports.Where(report => report.Day <= last && report.Day > last - days).DistinctBy(report => report.Instance).Count();
        return (Active(day, 1), Active(day, 7), Active(day, 28), Active(day, day + 1) - Active(day - 1, day));
    }

    private static TimeSpan Deadline => TimeSpan.FromMinutes(1);

    private static Task AppendAsync(IReportStore store, UtcDay day, params PseudonymousReport[] reports)
        => store.AppendAsync(day, reports, CancellationToken.None);

    private static async Task<long> ActiveAsync(IReportStore store, UtcDay day)
        => (await store.CountAsync(day, CancellationToken.None)).Shapes.Sum(shape => shape.Count);

    private static async Task<(long Week, long FourWeeks)> WindowsAsync(IReportStore store, UtcDay day)
    {
        var count = await store.CountAsync(day, CancellationToken.None);
        return (count.ActiveIn7Days, count.ActiveIn28Days);
    }

    private static string Written(DayRollUp day)
        => $"{day.Day}: {day.K} {day.Active} {day.ActiveIn7Days} {day.ActiveIn28Days} {day.New} {string.Join(", ", day.Groups.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value.Select(group => $"{pair.Key} {group.Label} {group.Count}")))}";

    private static Task<IReadOnlyList<DayRollUp>> ReadAsync(IReportStore store)
        => store.ReadRollUpsAsync(Monday - 365, Monday + 3650, CancellationToken.None);
}
