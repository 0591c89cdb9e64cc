using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class UnfitDatabaseTests : IDisposable
{
    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.Receiving, "A database that is damaged, newer or another program's is refused and left as it is")]
    [Fact]
    public void A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        _directory.Open();
        _directory.Close();
        _directory.Execute("PRAGMA user_version = 99");

        ShouldBeRefused(ReportStoreFault.Foreign, "*version 99*newer program*");
    }

    [Promise(Section.Receiving, "A database that is damaged, newer or another program's is refused and left as it is")]
    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        _directory.Execute("CREATE TABLE message(text TEXT)");

        ShouldBeRefused(ReportStoreFault.Foreign, "*another program*");
    }

    [Fact]
    public void A_file_that_is_no_database_is_reported_and_left_as_it_is()
    {
        File.WriteAllText(_directory.Database, string.Concat(Enumerable.Repeat("This is no database. ", 500)));

        ShouldBeRefused(ReportStoreFault.Damaged, "*damaged*");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    public async Task A_database_that_was_cut_off_is_reported_and_left_as_it_is(double kept)
    {
        await FillAsync();
        using (var file = new FileStream(_directory.Database, FileMode.Open))
        {
            file.SetLength((long)(file.Length * kept));
        }

        ShouldBeRefused(ReportStoreFault.Damaged, "*damaged*");
    }

    [Promise(Section.Receiving, "A database that is damaged, newer or another program's is refused and left as it is")]
    [Fact]
    public async Task A_database_with_a_torn_page_is_reported_and_left_as_it_is()
    {
        await FillAsync();
        using (var file = new FileStream(_directory.Database, FileMode.Open))
        {
            file.Position = file.Length / 4096 / 2 * 4096;
            file.Write(new byte[4096]);
        }

        ShouldBeRefused(ReportStoreFault.Damaged, "*damaged*");
    }

    [Fact]
    public async Task An_emptied_database_with_a_log_beside_it_is_reported_and_the_log_is_left_as_it_is()
    {
        var store = _directory.Open();
        await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(1)], CancellationToken.None);
        var log = _directory.Path + "/kept";
        File.Copy(_directory.Database + "-wal", log);
        _directory.Close();
        File.WriteAllBytes(_directory.Database, []);
        File.Move(log, _directory.Database + "-wal");

        ShouldBeRefused(ReportStoreFault.Damaged, "*damaged*");
        new FileInfo(_directory.Database + "-wal").Length.Should().BePositive();
    }

    [Fact]
    public void A_second_process_on_one_file_is_told_so()
    {
        _directory.Open();

        var second = () => _directory.Open();

        second.Should().Throw<ReportStoreException>().WithMessage("*in use by another process*").Which.Fault.Should().Be(ReportStoreFault.Unavailable);
    }

    [Theory]
    [InlineData(true, ReportStoreFault.Foreign, "*version 99*")]
    [InlineData(false, ReportStoreFault.Damaged, "*damaged*")]
    public async Task A_refused_database_with_a_log_beside_it_keeps_every_byte_of_both(bool isNewer, ReportStoreFault fault, string message)
    {
        await FillAsync();
        var kept = await KeepWithLogAsync(isNewer);
        _directory.Close();
        File.Move(kept, _directory.Database, overwrite: true);
        File.Move(kept + "-wal", _directory.Database + "-wal");
        if (!isNewer)
        {
            using var file = new FileStream(_directory.Database, FileMode.Open);
            file.Position = file.Length / 4096 / 2 * 4096;
            file.Write(new byte[4096]);
        }

        var log = await File.ReadAllBytesAsync(_directory.Database + "-wal");
        ShouldBeRefused(fault, message);
        (await File.ReadAllBytesAsync(_directory.Database + "-wal")).Should().Equal(log, "what is in the log is nowhere else");
    }

    [Fact]
    public void The_lock_s_file_stays_lest_two_lock_files_of_one_name()
    {
        _directory.Open();
        _directory.Close();

        File.Exists(_directory.Database + ".lock").Should().BeTrue();
        _directory.Open();
        var second = () => _directory.Open();
        second.Should().Throw<ReportStoreException>();
    }

    [Promise(Section.Receiving, "A full disk, a read-only one, a deleted log and a second process each get a clear answer")]
    [Fact]
    [Needs(Need.Unix)]
    public async Task A_log_that_is_deleted_while_it_is_in_use_loses_nothing_and_is_told()
    {
        var warnings = new List<string>();
        var store = _directory.Open(warnings.Add);
        await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(1)], CancellationToken.None);
        File.Delete(_directory.Database + "-wal");

        await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(2)], CancellationToken.None);
        await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(3)], CancellationToken.None);

        warnings.Should().ContainSingle().Which.Should().Contain("deleted by another program");
        (await CountAsync(store)).Should().Be(3);
        _directory.Close();
        (await CountAsync(_directory.Open())).Should().Be(3);
    }

    [Fact]
    [Needs(Need.Unix)]
    public async Task A_database_that_is_taken_away_while_it_is_in_use_takes_no_more_reports()
    {
        var store = _directory.Open();
        await store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(1)], CancellationToken.None);
        File.Delete(_directory.Database);

        var append = () => store.AppendAsync(StoreDirectory.Monday, [StoredReports.Of(2)], CancellationToken.None);

        (await append.Should().ThrowAsync<ReportStoreException>().WithMessage("*taken away*")).Which.Fault.Should().Be(ReportStoreFault.Unavailable);
    }

    private static async Task<long> CountAsync(SqliteReportStore store)
        => (await store.CountAsync(StoreDirectory.Monday, CancellationToken.None)).Shapes.Sum(shape => shape.Count);

    private async Task FillAsync()
    {
        await _directory.Open().AppendAsync(StoreDirectory.Monday, [.. Enumerable.Range(0, 20_000).Select(i => StoredReports.Of(i))], CancellationToken.None);
        _directory.Close();
    }

    // The file and its log as a process leaves them that is killed.
    private async Task<string> KeepWithLogAsync(bool isNewer)
    {
        await _directory.Open().AppendAsync(StoreDirectory.Monday, [StoredReports.Of(1)], CancellationToken.None);
        if (isNewer)
        {
            _directory.Execute("PRAGMA user_version = 99");
        }

        var kept = _directory.Path + "/kept";
        File.Copy(_directory.Database, kept);
        File.Copy(_directory.Database + "-wal", kept + "-wal");
        return kept;
    }

    private void ShouldBeRefused(ReportStoreFault fault, string message)
    {
        var before = File.ReadAllBytes(_directory.Database);

        var open = () => _directory.Open();

        var refusal = open.Should().Throw<ReportStoreException>().Which;
        refusal.Fault.Should().Be(fault);
        refusal.Message.Should().Match(message).And.Contain(_directory.Database, "an operator must know which file is meant");
        File.ReadAllBytes(_directory.Database).Should().Equal(before, "nothing is overwritten");
    }
}
