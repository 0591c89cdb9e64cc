using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class MaintenanceTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();
    private readonly TwoClocks _time = new(TwoClocks.Noon);
    private readonly RecordingStore _store = new();
    private readonly RecordedLog<Maintenance> _log = new();
    private readonly RecordedLog<WatchedClock> _clockLog = new();
    private int _keysTurned;
    private int _closings;
    private Exception? _backupsFault;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    public async Task A_round_that_closed_days_says_so_for_there_is_more_to_publish(int closed, int said)
    {
        _store.Closed = closed;

        await using var running = await StartAsync();

        await UntilAsync(() => _keysTurned == 1);
        _closings.Should().Be(said);
    }

    [Fact]
    public async Task A_start_closes_first_then_deletes_then_turns_the_keys()
    {
        await using var running = await StartAsync();
        await UntilAsync(() => _keysTurned == 1);
        _store.Calls.Should().Equal("close 2026-11-23", "retain 2026-08-26", "retain backups 2026-08-26");
        _store.K.Should().Be(20, "the days are closed under the k that is in force");
    }

    [Fact]
    public async Task After_each_midnight_and_each_hour_there_is_a_round()
    {
        _time.Pass(TimeSpan.FromMinutes(30));
        await using var running = await StartAsync();
        for (var hour = 13; hour <= 23; hour++)
        {
            await PassAsync(TimeSpan.FromHours(1));
        }

        _store.Calls.Where(call => call.StartsWith("close", StringComparison.Ordinal)).Should().HaveCount(12).And.OnlyContain(call => call == "close 2026-11-23");
        await PassAsync(TimeSpan.FromMinutes(30), expectRound: false);
        await PassAsync(TimeSpan.FromSeconds(1));
        await UntilAsync(() => _keysTurned == 13);
        _store.Calls.Should().EndWith(["close 2026-11-24", "retain 2026-08-27", "retain backups 2026-08-27"]);
    }

    [Fact]
    public async Task A_store_that_fails_is_tried_again_ever_later_and_said_twice_in_all()
    {
        _store.Failures = 4;
        await using var running = await StartAsync();
        foreach (var wait in new[] { 1, 2, 4 })
        {
            await PassAsync(TimeSpan.FromSeconds(wait - 0.001), expectRound: false);
            await PassAsync(TimeSpan.FromMilliseconds(1));
        }

        await PassAsync(TimeSpan.FromSeconds(8));
        await UntilAsync(() => _log.Lines.Any(line => line.EndsWith("deleted again", StringComparison.Ordinal)));
        _log.Lines.Where(line => line.Contains("tried again", StringComparison.Ordinal)).Should().Equal("Days cannot be closed or reports deleted, and it is tried again: The store is away.");
        _keysTurned.Should().Be(5, "an old key is destroyed also while the store is away");
    }

    [Fact]
    public async Task A_backup_that_cannot_be_used_is_said_and_keeps_nothing_of_the_store_s_from_the_retention_log()
    {
        _store.Deleted = 7;
        _backupsFault = new ReportStoreException(ReportStoreFault.Unavailable, "old.db is damaged.");
        await using var running = await StartAsync();
        await UntilAsync(() => _log.Warnings.Count == 1);
        _log.Warnings.Should().Equal("Days cannot be closed or reports deleted, and it is tried again: old.db is damaged.");
        RetentionLog.Load(_directory.File("retention.log")).Entries.Should().ContainSingle().Which.Reports.Should().Be(7);
    }

    [Promise(Section.Receiving, "A clock that jumps deletes nothing")]
    [Fact]
    public async Task A_jump_forward_while_running_deletes_nothing_until_a_steady_day_has_passed()
    {
        await using var running = await StartAsync();
        _time.Jump(TimeSpan.FromDays(100));
        for (var hour = 0; hour < 23; hour++)
        {
            await PassAsync(TimeSpan.FromHours(1));
        }

        _store.Calls.Should().NotContain(call => call.Contains("2027", StringComparison.Ordinal) || call == "retain 2026-12-04");
        _store.Calls.Where(call => call.StartsWith("retain", StringComparison.Ordinal)).Distinct().Should()
            .BeSubsetOf(["retain 2026-08-26", "retain backups 2026-08-26", "retain 2026-08-27", "retain backups 2026-08-27"]);
        for (var hour = 0; hour < 3; hour++)
        {
            await PassAsync(TimeSpan.FromHours(1));
        }

        _store.Calls.Should().Contain("close 2027-03-04");
        _clockLog.Warnings.Should().HaveCount(2);
    }

    [Promise(Section.Receiving, "A clock that jumps deletes nothing")]
    [Fact]
    public async Task A_jump_back_repeats_no_day()
    {
        await using var running = await StartAsync();
        _time.Jump(TimeSpan.FromDays(-3));
        await PassAsync(TimeSpan.FromHours(1));
        _store.Calls.Where(call => call.StartsWith("close", StringComparison.Ordinal)).Should().Equal("close 2026-11-23", "close 2026-11-23");
        _clockLog.Warnings.Should().ContainSingle();
    }

    [Fact]
    public async Task A_long_stop_is_caught_up_with_and_said_where_it_is_odd()
    {
        RetentionLog.Load(_directory.File("retention.log")).Add(new RetentionEntry(Day("2025-01-01"), Day("2024-10-04"), 3));
        await using var running = await StartAsync();
        await UntilAsync(() => _keysTurned == 1);
        _store.Calls.Should().StartWith(["close 2026-11-23", "retain 2026-08-26"]);
        _log.Warnings.Should().ContainSingle().Which.Should().Contain("2026-11-23").And.Contain("2025-01-01");
    }

    [Fact]
    public async Task A_last_round_in_the_future_is_said()
    {
        RetentionLog.Load(_directory.File("retention.log")).Add(new RetentionEntry(Day("2027-01-01"), Day("2026-10-04"), 3));
        await using var running = await StartAsync();
        _log.Warnings.Should().ContainSingle().Which.Should().Contain("set the clock if it is wrong");
    }

    [Fact]
    public async Task What_was_deleted_stands_in_the_log_by_day_and_survives_a_restart()
    {
        _store.Deleted = 7;
        await using (var running = await StartAsync())
        {
            await PassAsync(TimeSpan.FromHours(1));
            await UntilAsync(() => _keysTurned == 2);
        }

        RetentionLog.Load(_directory.File("retention.log")).Entries.Should().Equal(new RetentionEntry(Day("2026-11-23"), Day("2026-08-26"), 14));
    }

    [Fact]
    public async Task A_roll_up_that_takes_longer_than_a_second_says_so_and_then_every_ten()
    {
        var done = new TaskCompletionSource();
        _store.Closing = () => done.Task;
        RetentionLog.Load(_directory.File("retention.log")).Add(new RetentionEntry(Day("2026-11-11"), Day("2026-08-14"), 0));
        await using var running = await StartAsync();
        await PassUntilAsync(TimeSpan.FromSeconds(1), () => _log.Lines.Count == 1);
        await PassAsync(TimeSpan.FromSeconds(9.999), expectRound: false);
        await PassUntilAsync(TimeSpan.FromMilliseconds(1), () => _log.Lines.Count == 2);
        _log.Lines.Should().Equal("Rolling up 12 days that are over; 1 seconds so far", "Rolling up 12 days that are over; 11 seconds so far");
        done.SetResult();
        await UntilAsync(() => _keysTurned == 1);
    }

    [Fact]
    public async Task A_round_that_is_asked_for_comes_at_once()
    {
        await using var running = await StartAsync();
        await UntilAsync(() => _keysTurned == 1);
        running.Maintenance.Ask();
        await _store.ClosedAsync();
    }

    private static UtcDay Day(string text) => UtcDay.TryParse(text, out var day) ? day : throw new ArgumentException("It is no day.", nameof(text));

    private async Task<Running> StartAsync()
    {
        var clock = new WatchedClock(_time, _clockLog, () => null);
        var work = new MaintenanceWork
        {
            TurnKeys = () => Interlocked.Increment(ref _keysTurned),
            DaysClosed = () => Interlocked.Increment(ref _closings),
            RetainBackups = (firstKept, _) =>
            {
                _store.Note($"retain backups {firstKept}");
                return _backupsFault is null ? Task.FromResult(0L) : Task.FromException<long>(_backupsFault);
            },
        };
        var round = new MaintenanceRound(_store, k: 20, work, RetentionLog.Load(_directory.File("retention.log")), _time, _log);
        var maintenance = new Maintenance(round, clock, _time, _log);
        await maintenance.StartAsync(CancellationToken.None);
        await _store.ClosedAsync();
        return new Running(maintenance);
    }

    // The loop sets its timer after the round that was seen: time passes once it waits.
    private async Task PassAsync(TimeSpan time, bool expectRound = true)
    {
        await _time.WaitForTimerAsync();
        var fired = _time.Fired;
        _time.Pass(time);
        if (expectRound)
        {
            await _store.ClosedAsync();
        }
        else
        {
            _time.Fired.Should().Be(fired, "nothing is due yet");
        }
    }

    private async Task PassUntilAsync(TimeSpan time, Func<bool> seen)
    {
        await _time.WaitForTimerAsync();
        _time.Pass(time);
        await UntilAsync(seen);
    }

    private static async Task UntilAsync(Func<bool> seen)
    {
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (!seen())
        {
            (DateTime.UtcNow < deadline).Should().BeTrue("what is awaited comes within 20 seconds");
            await Task.Delay(5);
        }
    }

    private sealed class Running(Maintenance maintenance) : IAsyncDisposable
    {
        public Maintenance Maintenance { get; } = maintenance;

        public async ValueTask DisposeAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await Maintenance.StopAsync(patience.Token);
            Maintenance.Dispose();
        }
    }
}
