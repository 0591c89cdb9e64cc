using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using TelemetryHex.Contracts;
using TelemetryHex.Hosting;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Statistics;
using TelemetryHex.Receiver.Tests.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Statistics;

public sealed class StatisticsReaderTests
{
    private static readonly UtcDay Today = StoredReports.Day(2026, 3, 2);

    private readonly GatedStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task With_a_k_today_is_counted_once_an_hour()
    {
        var reader = ReaderOf(k: 2);
        await AppendAsync(Today, 1, 2);
        var first = await ReadAsync(reader);
        await AppendAsync(Today, 3, 4);

        _time.Advance(TimeSpan.FromMinutes(59));
        (await ReadAsync(reader)).Should().BeSameAs(first, "who sees every step of a number sees single reports");
        _time.Advance(TimeSpan.FromMinutes(2));

        (first.Published.Today?.Active, (await ReadAsync(reader, until: 4)).Published.Today?.Active).Should().Be((2, 4));
    }

    [Fact]
    public async Task With_a_k_of_1_it_is_counted_again_after_a_second_and_until_then_the_same_object_is_given()
    {
        var reader = ReaderOf(k: 1);
        await AppendAsync(Today, 1);
        var first = await ReadAsync(reader);
        await AppendAsync(Today, 2);
        (await ReadAsync(reader)).Should().BeSameAs(first);

        _time.Advance(TimeSpan.FromSeconds(2));

        (await ReadAsync(reader, until: 2)).Published.Today?.Active.Should().Be(2);
    }

    [Fact]
    public async Task Closed_days_and_the_last_report_are_told()
    {
        await AppendAsync(Today - 3, 1);
        await _store.CloseAsync(Today, k: 1, CancellationToken.None);

        var read = await ReadAsync(ReaderOf(k: 1));

        (read.Today, read.LastReport, read.LastRollUp).Should().Be((Today, Today - 3, Today - 1));
        read.Published.Days.Select(day => day.Active).Should().Equal(1, 0, 0);
        (await ReadAsync(ReaderOf(k: 10))).Published.Days.Select(day => day.Active).Should().Equal([null, 0, 0], "what was closed in Development is not exact outside it");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(40, 1)]
    [InlineData(60, 3)]
    [InlineData(75, 45)]
    [InlineData(89, 89)]
    public async Task While_no_day_is_closed_the_first_and_the_last_day_with_a_report_are_told(int firstAgo, int lastAgo)
    {
        await AppendAsync(Today - firstAgo, 1);
        await AppendAsync(Today - lastAgo, 2);

        var read = await ReadAsync(ReaderOf(k: 10));

        (read.WaitingSince, read.LastReport, read.LastRollUp).Should().Be((Today - firstAgo, Today - lastAgo, null));
    }

    [Fact]
    public async Task A_report_behind_the_last_closed_day_is_the_last_report_though_none_came_today()
    {
        await AppendAsync(Today - 9, 1);
        await _store.CloseAsync(Today - 6, k: 10, CancellationToken.None);
        await AppendAsync(Today - 4, 2);

        var read = await ReadAsync(ReaderOf(k: 10));

        (read.WaitingSince, read.LastReport, read.LastRollUp).Should().Be((null, Today - 4, Today - 7));
    }

    [Fact]
    public async Task Where_nothing_is_stored_there_is_no_report_to_tell_of()
    {
        var read = await ReadAsync(ReaderOf(k: 10));

        (read.WaitingSince, read.LastReport, read.LastRollUp).Should().Be((null, null, null));
    }

    [Fact]
    public async Task Days_that_were_closed_are_read_for_the_next_who_asks_though_the_hour_is_not_over()
    {
        await AppendAsync(Today - 1, 1);
        var reader = ReaderOf(k: 10);
        (await ReadAsync(reader)).LastRollUp.Should().BeNull();
        await _store.CloseAsync(Today, 10, CancellationToken.None);
        (await ReadAsync(reader)).LastRollUp.Should().BeNull("the hour is not over");

        reader.Renew();

        (await ReadAsync(reader, read => read.LastRollUp is not null)).LastRollUp.Should().Be(Today - 1);
    }

    [Fact]
    public async Task Days_that_were_closed_count_today_no_sooner()
    {
        await AppendAsync(Today - 1, 1);
        await AppendAsync(Today, 1, 2);
        var reader = ReaderOf(k: 2);
        (await ReadAsync(reader)).Published.Today?.Active.Should().Be(2);
        await AppendAsync(Today, 3, 4);
        await _store.CloseAsync(Today, 2, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(50));

        reader.Renew();

        (await ReadAsync(reader, read => read.LastRollUp is not null)).Published.Today?.Active.Should().Be(2, "its hour is not over");
        _time.Advance(TimeSpan.FromMinutes(11));
        (await ReadAsync(reader, until: 4)).Published.Today?.Active.Should().Be(4, "its hour began with its count");
    }

    [Fact]
    public async Task The_first_report_of_all_is_told_without_waiting_for_the_hour()
    {
        var reader = ReaderOf(k: 10);
        (await ReadAsync(reader)).LastReport.Should().BeNull();
        await AppendAsync(Today, 1);

        _time.Advance(TimeSpan.FromSeconds(2));

        (await ReadAsync(reader, read => read.LastReport is not null)).LastReport.Should().Be(Today);
    }

    [Fact]
    public async Task What_was_read_is_forgotten_when_another_database_takes_the_store_s_place()
    {
        await AppendAsync(Today - 1, 1);
        await _store.CloseAsync(Today, k: 10, CancellationToken.None);
        var reader = ReaderOf(k: 10);
        var first = await ReadAsync(reader);

        reader.Forget();

        var second = await ReadAsync(reader);
        second.Should().NotBeSameAs(first);
        second.Published.Days.Should().ContainSingle("no day is read twice");
    }

    [Theory]
    [InlineData(12 * 60 + 10, "another day began ten minutes ago")]
    [InlineData(3 * 24 * 60, "nobody asked for three days")]
    [InlineData(2 * 60 + 1, "it is more than two hours old")]
    public async Task What_is_of_another_day_or_hours_old_is_given_to_nobody_however_long_the_next_takes(int minutes, string why)
    {
        var reader = ReaderOf(k: 10);
        var first = await ReadAsync(reader);
        _time.Advance(TimeSpan.FromMinutes(minutes));
        var counted = new TaskCompletionSource();
        _store.Counting = counted.Task;

        var reading = reader.ReadAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(1));
        counted.SetResult();

        var read = await reading.WaitAsync(TimeSpan.FromSeconds(30));
        read.Should().NotBeSameAs(first, why);
        read.Today.Should().Be(UtcDay.Of(Timestamp.From(_time.GetUtcNow())));
    }

    [Fact]
    public async Task What_was_read_within_the_hour_but_yesterday_is_read_anew()
    {
        _time.Advance(TimeSpan.FromHours(11.75));
        var reader = ReaderOf(k: 10);
        (await ReadAsync(reader)).Today.Should().Be(Today);

        _time.Advance(TimeSpan.FromMinutes(20));

        (await ReadAsync(reader)).Today.Should().Be(Today + 1);
    }

    [Fact]
    public async Task Who_asks_for_what_is_an_hour_old_does_not_wait_for_the_next_for_long()
    {
        var reader = ReaderOf(k: 10);
        var first = await ReadAsync(reader);
        _time.Advance(TimeSpan.FromMinutes(90));
        var counted = new TaskCompletionSource();
        _store.Counting = counted.Task;

        var reading = reader.ReadAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await reading.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeSameAs(first);
        counted.SetResult();
    }

    [Promise(
        Section.Receiving,
        "Once a day is closed nobody waits for a count: until it is done the closed days are shown, and the page says so; where it "
        + "fails that is said")]
    [Fact]
    public async Task While_today_is_counted_who_comes_first_gets_the_closed_days_and_then_the_whole()
    {
        await AppendAsync(Today - 1, 1);
        await _store.CloseAsync(Today, k: 1, CancellationToken.None);
        await AppendAsync(Today, 1, 2);
        var counted = new TaskCompletionSource();
        _store.Counting = counted.Task;
        var reader = ReaderOf(k: 1);

        var (first, second) = (await AskAsync(reader), await AskAsync(reader));

        (first.Today, first.LastReport, first.LastRollUp, first.Published.Today).Should().Be((Today, Today - 1, Today - 1, null));
        first.Published.Days.Select(day => day.Active).Should().Equal(1);
        second.Should().BeSameAs(first, "nothing changed, so nothing is rendered again");
        counted.SetResult();
        var whole = await ReadAsync(reader, until: 2);
        (whole.LastReport, whole.Published.Days.Count).Should().Be((Today, 1));
    }

    [Fact]
    public async Task After_midnight_nobody_is_given_yesterday_s_today_and_nobody_waits_for_the_new_one()
    {
        await AppendAsync(Today - 1, 1);
        await _store.CloseAsync(Today, k: 1, CancellationToken.None);
        await AppendAsync(Today, 1);
        var reader = ReaderOf(k: 1);
        (await ReadAsync(reader)).Published.Today?.Active.Should().Be(1);
        _store.Counting = new TaskCompletionSource().Task;
        _time.Advance(TimeSpan.FromHours(12.5));

        var read = await AskAsync(reader);

        (read.Today, read.Published.Today).Should().Be((Today + 1, null));
    }

    [Fact]
    public async Task Where_today_cannot_be_counted_who_comes_first_is_told_so()
    {
        await AppendAsync(Today - 1, 1);
        await _store.CloseAsync(Today, k: 1, CancellationToken.None);
        _store.Counting = Task.FromException(new ReportStoreException(ReportStoreFault.Unavailable, "The disk is gone."));

        await FluentActions.Awaiting(() => ReadAsync(ReaderOf(k: 1))).Should().ThrowAsync<ReportStoreException>();
    }

    [Promise(
        Section.Receiving,
        "Once a day is closed nobody waits for a count: until it is done the closed days are shown, and the page says so; where it "
        + "fails that is said")]
    [Fact]
    public async Task Where_the_last_count_failed_late_who_asks_is_told_how_the_next_one_ends()
    {
        await AppendAsync(Today - 1, 1);
        await _store.CloseAsync(Today, k: 1, CancellationToken.None);
        var counted = new TaskCompletionSource();
        _store.Counting = counted.Task;
        var reader = ReaderOf(k: 1);
        (await AskAsync(reader)).Published.Today.Should().BeNull();
        counted.SetException(new ReportStoreException(ReportStoreFault.Damaged, "A page is torn."));
        await FluentActions.Awaiting(() => ReadAsync(reader, _ => false)).Should().ThrowAsync<ReportStoreException>();
        var again = new TaskCompletionSource();
        _store.Counting = again.Task;

        var asking = AskAsync(reader);
        again.SetException(new ReportStoreException(ReportStoreFault.Damaged, "A page is torn."));

        await FluentActions.Awaiting(() => asking).Should().ThrowAsync<ReportStoreException>("it is not being counted, it cannot be");
    }

    [Fact]
    public async Task A_count_that_midnight_overtook_is_not_given_as_today_s()
    {
        _time.Advance(TimeSpan.FromHours(11.99));
        await AppendAsync(Today - 1, 1);
        await _store.CloseAsync(Today, k: 1, CancellationToken.None);
        var counted = new TaskCompletionSource();
        _store.Counting = counted.Task;
        var reader = ReaderOf(k: 1);
        (await AskAsync(reader)).Today.Should().Be(Today);
        _time.Advance(TimeSpan.FromMinutes(2));

        var asking = reader.ReadAsync(CancellationToken.None);
        counted.SetResult();

        (await asking.WaitAsync(TimeSpan.FromSeconds(30))).Today.Should().Be(Today + 1);
    }

    private StatisticsReader ReaderOf(int k) => new(_store, new TimeProviderClock(_time), k, leastK: k, _time);

    // A read that is due is begun by whoever asks, who does not wait for it long.
    private static Task<StatisticsSnapshot> ReadAsync(StatisticsReader reader, long until) => ReadAsync(reader, read => read.Published.Today?.Active == until);

    private static async Task<StatisticsSnapshot> ReadAsync(StatisticsReader reader, Func<StatisticsSnapshot, bool>? until = null)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var read = await reader.ReadAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
            if (until is null || until(read) || Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(30))
            {
                return read;
            }

            await Task.Delay(1);
        }
    }

    // Asks, and lets the moment pass for which who asks waits.
    private async Task<StatisticsSnapshot> AskAsync(StatisticsReader reader)
    {
        var reading = reader.ReadAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMilliseconds(30));
        return await reading.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private Task AppendAsync(UtcDay day, params int[] instances)
        => ((IReportStore)_store).AppendAsync(day, [.. instances.Select(instance => StoredReports.Of(instance))], CancellationToken.None);
}
