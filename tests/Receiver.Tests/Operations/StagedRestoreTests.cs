using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class StagedRestoreTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly UtcDay Monday = StoredReports.Day(2026, 3, 2);
    private readonly WorkingDirectory _directory = new();
    private readonly DataDirectory _data;
    private readonly RecordedLog<StagedRestore> _log = new();
    private readonly StagedRestore _restore;
    private readonly BackupDirectory _backups;

    public StagedRestoreTests()
    {
        _data = DataDirectory.At(_directory.File("data"));
        _restore = new StagedRestore(_data, _log);
        _backups = new BackupDirectory(_data);
    }

    private string Old => _directory.File("old.db");

    private StoreFiles Files { get; init; } = new()
    {
        BackUp = (store, copy, _) =>
        {
            SqliteReportStore.Backup(store, copy);
            return Task.CompletedTask;
        },
        Check = (file, _) =>
        {
            SqliteReportStore.Open(file).Dispose();
            return Task.CompletedTask;
        },
    };

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_is_erased_while_a_backup_waits_does_not_come_back_with_it()
    {
        await WriteOldAsync();
        await _restore.StageAsync(Old, Files, CancellationToken.None);

        await new BackupErasure(_backups).EraseAsync([StoredReports.PseudonymOf(1)]).WaitAsync(Patience);

        _restore.TakePlace().Should().BeTrue();
        Holds(1).Should().BeFalse();
        Holds(2).Should().BeTrue();
        Directory.EnumerateFiles(_data.Path).Select(Path.GetFileName).Should().Equal("receiver.db");
    }

    [Fact]
    public async Task An_erasure_waits_for_a_backup_that_is_being_staged_and_reaches_it()
    {
        await WriteOldAsync();
        var (begun, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var staging = _restore.StageAsync(
            Old,
            Files with
            {
                Check = async (file, stop) =>
                {
                    begun.SetResult();
                    await finish.Task;
                },
            },
            CancellationToken.None);
        await begun.Task.WaitAsync(Patience);

        var erasing = new BackupErasure(_backups).EraseAsync([StoredReports.PseudonymOf(1)]);

        erasing.IsCompleted.Should().BeFalse("the copy is made already");
        finish.SetResult();
        await Task.WhenAll(staging, erasing).WaitAsync(Patience);
        _restore.TakePlace().Should().BeTrue();
        Holds(1).Should().BeFalse();
    }

    [Fact]
    public async Task A_copy_has_what_stands_in_the_log_beside_the_backup()
    {
        Directory.CreateDirectory(_directory.File("live"));
        using (var live = SqliteReportStore.Open(_directory.File("live/reports.db")))
        {
            await live.AppendAsync(Monday, [StoredReports.Of(1)], CancellationToken.None);
            File.Copy(_directory.File("live/reports.db"), Old);
            File.Copy(_directory.File("live/reports.db-wal"), Old + "-wal");
        }

        await _restore.StageAsync(Old, Files, CancellationToken.None);

        _restore.TakePlace();
        using var store = SqliteReportStore.Open(_data.Database);
        (await store.CountAsync(Monday, CancellationToken.None)).Shapes.Sum(shape => shape.Count).Should().Be(1);
    }

    [Fact]
    public async Task A_staged_backup_that_has_a_log_keeps_what_stands_in_it()
    {
        Directory.CreateDirectory(_directory.File("live"));
        _data.Create();
        using (var live = SqliteReportStore.Open(_directory.File("live/reports.db")))
        {
            await live.AppendAsync(Monday, [StoredReports.Of(1)], CancellationToken.None);
            File.Copy(_directory.File("live/reports.db"), _data.StagedRestore);
            File.Copy(_directory.File("live/reports.db-wal"), _data.StagedRestore + "-wal");
        }

        _restore.TakePlaceAtStart();

        using var store = SqliteReportStore.Open(_data.Database);
        (await store.CountAsync(Monday, CancellationToken.None)).Shapes.Sum(shape => shape.Count).Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_restore_that_was_killed_left_is_removed_at_the_start_and_with_the_next_walk(bool atStart)
    {
        Directory.CreateDirectory(_data.Backups);
        foreach (var left in (string[])["", "-wal", "-shm", "-journal"])
        {
            await File.WriteAllTextAsync(_data.StagedRestore + ".part" + left, "half of a store");
        }

        if (atStart)
        {
            _restore.TakePlaceAtStart();
        }
        else
        {
            await _backups.ApplyAsync((_, _) => Task.FromResult(0L), CancellationToken.None);
        }

        Directory.EnumerateFiles(_data.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task At_a_start_while_the_backups_are_in_use_nothing_takes_the_store_s_place()
    {
        await WriteOldAsync();
        await _restore.StageAsync(Old, Files, CancellationToken.None);
        using (await BackupLock.TakeAsync(_data, CancellationToken.None))
        {
            _restore.TakePlaceAtStart();
            _restore.IsPending.Should().BeTrue();
        }

        _restore.TakePlaceAtStart();
        _restore.IsPending.Should().BeFalse();
        _restore.Taken.Should().Be(1);
    }

    [Promise(Section.Receiving, "A restore publishes no closed day by other numbers, nor closes it again")]
    [Fact]
    public async Task What_was_published_of_closed_days_is_in_the_store_that_takes_the_place()
    {
        _data.Create();
        await WriteOldAsync();
        await _restore.StageAsync(Old, Files, CancellationToken.None);
        using var store = SqliteReportStore.Open(_data.Database);
        await store.AppendAsync(Monday, [StoredReports.Of(1), StoredReports.Of(2), StoredReports.Of(3)], CancellationToken.None);
        await store.CloseAsync(Monday + 2, 10, CancellationToken.None);

        await store.ReplaceAsync(() => _restore.TakePlace(), CancellationToken.None);

        (await store.CloseAsync(Monday + 2, 10, CancellationToken.None)).Should().Be(0);
        (await store.ReadRollUpsAsync(Monday, Monday + 9, CancellationToken.None)).Select(day => day.Active).Should().Equal(3, 0);
        (await store.CountAsync(Monday, CancellationToken.None)).Shapes.Sum(shape => shape.Count).Should().Be(2, "the reports are the backup's");
        _log.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_they_cannot_be_read_the_backup_takes_the_place_all_the_same_and_it_is_said()
    {
        await WriteOldAsync();
        await _restore.StageAsync(Old, Files, CancellationToken.None);
        await File.WriteAllTextAsync(_data.Database, string.Concat(Enumerable.Repeat("This is no database. ", 500)));

        _restore.TakePlaceAtStart();

        Holds(1).Should().BeTrue();
        _log.Warnings.Should().ContainSingle().Which.Should().Contain("may be published by other numbers than before").And.Contain($"{_data.Database} is damaged");
    }

    private async Task WriteOldAsync()
    {
        using var old = SqliteReportStore.Open(Old);
        await old.AppendAsync(Monday, [StoredReports.Of(1), StoredReports.Of(2)], CancellationToken.None);
    }

    private bool Holds(long instance)
    {
        var bytes = new byte[Pseudonym.Length];
        StoredReports.PseudonymOf(instance).CopyTo(bytes);
        return File.ReadAllBytes(_data.Database).AsSpan().IndexOf(bytes) >= 0;
    }
}
