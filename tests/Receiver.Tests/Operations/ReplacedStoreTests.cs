using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class ReplacedStoreTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly UtcDay Monday = StoredReports.Day(2026, 3, 2);
    private readonly WorkingDirectory _directory = new();
    private readonly DataDirectory _data;
    private readonly StagedRestore _restore;
    private readonly BackupDirectory _backups;

    public ReplacedStoreTests()
    {
        _data = DataDirectory.At(_directory.File("data")).Create();
        _restore = new StagedRestore(_data);
        _backups = new BackupDirectory(_data);
    }

    public enum Died
    {
        Before,
        WithTheStoreNamedTwice,
        WithTheLogNamedTwice,
        WithTheLogTakenAway,
        AfterTheSwap,
        WithTheLogAmongTheBackups,
    }

    private string Replaced => _data.ReplacedStore;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_came_after_the_backup_was_staged_is_in_what_it_replaced()
    {
        await StageAsync(1);
        using (var store = SqliteReportStore.Open(_data.Database))
        {
            await AppendAsync(store, 2, 3);
            await store.ReplaceAsync(() => _restore.TakePlace(), CancellationToken.None);
            (await CountAsync(store)).Should().Be(1);
        }

        var kept = await _restore.KeepReplacedAsync(CheckAsync, CancellationToken.None);

        kept.IsUsable.Should().BeTrue();
        _backups.List().Should().Equal(kept.Path);
        (await CountAsync(kept.Path)).Should().Be(2);
        NamesIn(_data.Path).Should().Equal("receiver.db", "receiver.db.lock");
    }

    [Fact]
    public async Task While_somebody_reads_the_replaced_store_it_keeps_its_log_and_becomes_a_backup_later()
    {
        await StageAsync(1);
        using (var store = SqliteReportStore.Open(_data.Database))
        {
            await AppendAsync(store, 2);
            using (StoreReader.Begin(_data.Database))
            {
                await AppendAsync(store, 3);
                await store.ReplaceAsync(() => _restore.TakePlace(), CancellationToken.None);
                var keep = () => _restore.KeepReplacedAsync(CheckAsync, CancellationToken.None);
                (await keep.Should().ThrowAsync<ReportStoreException>()).Which.Fault.Should().Be(ReportStoreFault.Unavailable);
                _restore.HasReplaced.Should().BeTrue();
            }

            (await CountAsync((await _restore.KeepReplacedAsync(CheckAsync, CancellationToken.None)).Path)).Should().Be(2, "what stands in its log belongs to it");
        }
    }

    [Promise(Section.Receiving, "What a restore replaces is a backup with all that was acknowledged, wherever a process dies")]
    [Theory]
    [InlineData(Died.Before)]
    [InlineData(Died.WithTheStoreNamedTwice)]
    [InlineData(Died.WithTheLogNamedTwice)]
    [InlineData(Died.WithTheLogTakenAway)]
    [InlineData(Died.AfterTheSwap)]
    [InlineData(Died.WithTheLogAmongTheBackups)]
    public async Task Wherever_a_process_died_the_next_start_has_the_backup_and_all_of_what_it_replaced(Died died)
    {
        await LeaveWithLogAsync(_data.Database, 2, 3, 4);
        await StageAsync(1);
        Leave(died);

        _restore.TakePlaceAtStart();

        _restore.IsPending.Should().BeFalse();
        (await CountAsync((await _restore.KeepReplacedAsync(CheckAsync, CancellationToken.None)).Path)).Should().Be(3);
        (await CountAsync(_data.Database)).Should().Be(1);
        NamesIn(_data.Path).Should().Equal("receiver.db", "receiver.db.lock");
    }

    [Theory]
    [InlineData(Died.WithTheStoreNamedTwice)]
    [InlineData(Died.WithTheLogTakenAway)]
    public async Task Where_what_waited_was_taken_away_after_a_process_died_the_store_is_given_back_whole(Died died)
    {
        await LeaveWithLogAsync(_data.Database, 2, 3, 4);
        await StageAsync(1);
        Leave(died);
        File.Delete(_data.StagedRestore);

        _restore.TakePlaceAtStart();

        (await CountAsync(_data.Database)).Should().Be(3);
        _restore.HasReplaced.Should().BeFalse();
        _backups.List().Should().BeEmpty("two names for one database would spoil it");
    }

    [Fact]
    public async Task A_start_does_not_go_on_with_a_store_that_may_lack_its_log()
    {
        await LeaveWithLogAsync(_data.Database, 2, 3, 4);
        await StageAsync(1);
        Leave(Died.WithTheLogTakenAway);
        using (await BackupLock.TakeAsync(_data, CancellationToken.None))
        {
            var start = _restore.TakePlaceAtStart;
            start.Should().Throw<ReportStoreException>().WithMessage("*start again*");
        }

        _restore.TakePlaceAtStart();
        (await CountAsync((await _restore.KeepReplacedAsync(CheckAsync, CancellationToken.None)).Path)).Should().Be(3);
    }

    [Fact]
    public async Task A_restore_that_is_interrupted_lets_no_other_take_its_place()
    {
        await LeaveWithLogAsync(_data.Database, 2, 3, 4);
        await StageAsync(1);
        Leave(Died.WithTheLogTakenAway);

        var other = () => StageAsync(5);

        await other.Should().ThrowAsync<ReportStoreException>().WithMessage("*start the receiver*");
        File.Exists(Replaced + "-wal").Should().BeTrue();
    }

    [Fact]
    public async Task Before_another_backup_is_staged_what_the_last_one_replaced_becomes_a_backup()
    {
        await LeaveWithLogAsync(_data.Database, 2, 3, 4);
        await StageAsync(1);
        Leave(Died.AfterTheSwap);

        await StageAsync(5);

        (await CountAsync(_backups.List().Should().ContainSingle().Subject)).Should().Be(3);
        _restore.IsPending.Should().BeTrue();
    }

    [Fact]
    public async Task An_erasure_reaches_what_was_replaced_before_it_is_a_backup()
    {
        await LeaveWithLogAsync(_data.Database, 2, 3, 4);
        await StageAsync(1);
        _restore.TakePlaceAtStart();

        await new BackupErasure(_backups).EraseAsync([StoredReports.PseudonymOf(3)]).WaitAsync(Patience);

        (await CountAsync((await _restore.KeepReplacedAsync(CheckAsync, CancellationToken.None)).Path)).Should().Be(2);
    }

    [Promise(
        Section.Receiving,
        "A damaged store can be replaced, is kept byte for byte, and goes whole with the first erasure or the next day")]
    [Fact]
    public async Task A_damaged_store_is_replaced_and_kept_byte_for_byte_until_an_erasure_comes_that_cannot_search_it()
    {
        await LeaveWithLogAsync(_data.Database, 2, 3, 4);
        await using (var file = new FileStream(_data.Database, FileMode.Open))
        {
            file.Position = file.Length / 4096 / 2 * 4096;
            file.Write(new byte[4096]);
        }

        var (bytes, log) = (await File.ReadAllBytesAsync(_data.Database), await File.ReadAllBytesAsync(_data.Database + "-wal"));
        await StageAsync(1);

        _restore.TakePlaceAtStart();
        var kept = await _restore.KeepReplacedAsync(CheckAsync, CancellationToken.None);

        kept.IsUsable.Should().BeFalse();
        (await File.ReadAllBytesAsync(kept.Path)).Should().Equal(bytes);
        (await File.ReadAllBytesAsync(kept.Path + "-wal")).Should().Equal(log);
        (await CountAsync(_data.Database)).Should().Be(1);
        _backups.List().Should().BeEmpty();
        await new BackupErasure(_backups).EraseAsync([StoredReports.PseudonymOf(3)]).WaitAsync(Patience);
        File.Exists(kept.Path).Should().BeFalse();
        File.Exists(kept.Path + "-wal").Should().BeFalse("pseudonyms stand in it too");
    }

    [Promise(
        Section.Receiving,
        "A damaged store can be replaced, is kept byte for byte, and goes whole with the first erasure or the next day")]
    [Fact]
    public async Task A_replaced_store_that_cannot_be_used_goes_on_the_next_day_since_its_oldest_reports_have_outlived_theirs()
    {
        await File.WriteAllTextAsync(Replaced, string.Concat(Enumerable.Repeat("This is no database. ", 500)));
        File.SetLastWriteTimeUtc(Replaced, new DateTime(2026, 3, 2, 23, 59, 59, DateTimeKind.Utc));
        var kept = await _restore.KeepReplacedAsync(CheckAsync, CancellationToken.None);
        kept.Path.Should().Be(Path.Combine(_data.Backups, "2026-03-02T235959Z.db.unusable"));

        await new BackupRetention(_backups, k: 10).RetainAsync(RetentionPolicy.FirstKept(Monday), CancellationToken.None).WaitAsync(Patience);
        File.Exists(kept.Path).Should().BeTrue("it was written last on this day");
        await new BackupRetention(_backups, k: 10).RetainAsync(RetentionPolicy.FirstKept(Monday + 1), CancellationToken.None).WaitAsync(Patience);
        File.Exists(kept.Path).Should().BeFalse();
    }

    private static async Task CheckAsync(string file, CancellationToken cancellation) => await Task.Run(() => SqliteReportStore.Open(file).Dispose(), cancellation);

    private static async Task AppendAsync(SqliteReportStore store, params int[] instances)
        => await store.AppendAsync(Monday, [.. instances.Select(instance => StoredReports.Of(instance))], CancellationToken.None);

    private static async Task<long> CountAsync(string file)
    {
        using var store = SqliteReportStore.Open(file);
        return await CountAsync(store);
    }

    private static async Task<long> CountAsync(SqliteReportStore store) => (await store.CountAsync(Monday, CancellationToken.None)).Shapes.Sum(shape => shape.Count);

    private static IEnumerable<string?> NamesIn(string directory) => Directory.EnumerateFiles(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    // As a receiver leaves them that is killed.
    private async Task LeaveWithLogAsync(string file, params int[] instances)
    {
        Directory.CreateDirectory(_directory.File("live"));
        using (var earlier = SqliteReportStore.Open(_directory.File("live/reports.db")))
        {
            await earlier.AppendAsync(Monday - 1, [.. Enumerable.Range(100, 5000).Select(instance => StoredReports.Of(instance))], CancellationToken.None);
        }

        using var live = SqliteReportStore.Open(_directory.File("live/reports.db"));
        await AppendAsync(live, instances);
        File.Copy(_directory.File("live/reports.db"), file);
        File.Copy(_directory.File("live/reports.db-wal"), file + "-wal");
    }

    private async Task StageAsync(int instance)
    {
        var old = _directory.File($"old{instance}.db");
        using (var store = SqliteReportStore.Open(old))
        {
            await AppendAsync(store, instance);
        }

        await _restore.StageAsync(
            old,
            new StoreFiles { BackUp = (store, copy, stop) => Task.Run(() => SqliteReportStore.Backup(store, copy), stop), Check = CheckAsync },
            CancellationToken.None);
    }

    // The steps of a swap, up to that one.
    private void Leave(Died died)
    {
        if (died >= Died.WithTheStoreNamedTwice)
        {
            OwnedFile.Duplicate(_data.Database, Replaced);
        }

        if (died >= Died.WithTheLogNamedTwice)
        {
            OwnedFile.Duplicate(_data.Database + "-wal", Replaced + "-wal");
        }

        if (died >= Died.WithTheLogTakenAway)
        {
            File.Delete(_data.Database + "-wal");
        }

        if (died >= Died.AfterTheSwap)
        {
            File.Move(_data.StagedRestore, _data.Database, overwrite: true);
        }

        if (died >= Died.WithTheLogAmongTheBackups)
        {
            Directory.CreateDirectory(_data.Backups);
            OwnedFile.Duplicate(Replaced + "-wal", Path.Combine(_data.Backups, "2026-03-02T000000Z.db.unusable-wal"));
        }
    }
}
