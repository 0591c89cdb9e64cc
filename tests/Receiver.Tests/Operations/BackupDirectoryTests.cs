using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class BackupDirectoryTests : IDisposable
{
    private const int Instances = 20_000;
    private static readonly UtcDay Day = StoredReports.Day(2026, 3, 2);
    private static readonly Timestamp Noon = Timestamp.From(TwoClocks.Noon);
    private readonly WorkingDirectory _directory = new();
    private readonly BackupDirectory _backups;

    public BackupDirectoryTests() => _backups = new BackupDirectory(DataDirectory.At(_directory.Path));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_backup_bears_its_instant_and_is_its_owners_alone()
    {
        var made = await _backups.AddAsync(Noon, (file, stop) => File.WriteAllTextAsync(file, "copy", stop), CancellationToken.None);
        made.Should().Be(Path.Combine(_directory.File("backups"), "2026-11-23T120000Z.db"));
        (await File.ReadAllTextAsync(made)).Should().Be("copy");
        _backups.List().Should().Equal(made);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(made).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(_directory.File("backups")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_backup_that_fails_leaves_nothing()
    {
        var add = () => _backups.AddAsync(Noon, (_, _) => throw new IOException("no room"), CancellationToken.None);
        await add.Should().ThrowAsync<IOException>();
        Directory.EnumerateFiles(_directory.File("backups")).Select(Path.GetFileName).Should().Equal(".lock");
    }

    [Fact]
    public async Task A_second_one_of_a_second_is_named_by_the_next()
    {
        var first = await AddAsync(Noon, "first");
        var second = await AddAsync(Noon, "second");

        second.Should().NotBe(first);
        _backups.List().Should().Equal(first, second);
        (await File.ReadAllTextAsync(first)).Should().Be("first");
    }

    [Fact]
    public async Task What_is_done_to_backups_waits_for_the_one_that_is_being_written_and_reaches_it()
    {
        var (begun, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var adding = _backups.AddAsync(
            Noon,
            async (file, stop) =>
            {
                await File.WriteAllTextAsync(file, "with what is erased", stop);
                begun.SetResult();
                await finish.Task;
            },
            CancellationToken.None);
        await begun.Task;
        var reached = new List<string>();
        var erasing = new BackupDirectory(DataDirectory.At(_directory.Path)).ApplyAsync(
            (file, _) =>
            {
                reached.Add(file);
                return Task.FromResult(1L);
            },
            CancellationToken.None);
        reached.Should().BeEmpty();
        finish.SetResult();
        var made = await adding;
        (await erasing.WaitAsync(TimeSpan.FromSeconds(20))).Should().Be(1);
        reached.Should().Equal(made);
    }

    [Fact]
    public async Task An_erasure_waits_for_the_very_first_backup_and_reaches_it()
    {
        var (begun, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var adding = _backups.AddAsync(
            Noon,
            async (file, stop) =>
            {
                using (var store = SqliteReportStore.Open(file))
                {
                    await store.AppendAsync(StoredReports.Day(2026, 3, 2), [StoredReports.Of(1), StoredReports.Of(2)], stop);
                }

                begun.SetResult();
                await finish.Task;
            },
            CancellationToken.None);
        await begun.Task;

        var erasing = new BackupErasure(_backups).EraseAsync([StoredReports.PseudonymOf(1)]);

        erasing.IsCompleted.Should().BeFalse("the backup that is being written holds it");
        finish.SetResult();
        await erasing.WaitAsync(TimeSpan.FromSeconds(60));
        var left = await File.ReadAllBytesAsync(await adding);
        left.AsSpan().IndexOf(BytesOf(1)).Should().Be(-1);
        left.AsSpan().IndexOf(BytesOf(2)).Should().BePositive();
    }

    [Fact]
    public async Task What_fails_on_one_backup_is_done_to_the_next_and_then_said()
    {
        var first = await AddAsync(Noon, "damaged");
        var second = await AddAsync(Timestamp.From(TwoClocks.Noon.AddHours(1)), "whole");
        var reached = new List<string>();
        var apply = () => _backups.ApplyAsync(
            (file, _) =>
            {
                reached.Add(file);
                return file == first ? throw new IOException("secret") : Task.FromResult(5L);
            },
            CancellationToken.None);
        (await apply.Should().ThrowAsync<ReportStoreException>()).Which.Message.Should().Contain($"{first}: IOException").And.NotContain(second).And.NotContain("secret");
        reached.Should().Equal(first, second);
    }

    [Fact]
    public async Task An_erasure_says_which_backup_it_could_not_reach_and_what_to_do()
    {
        var foreign = await AddAsync(Noon, string.Concat(Enumerable.Repeat("This is no database. ", 500)));

        var erase = () => new BackupErasure(_backups).EraseAsync([StoredReports.PseudonymOf(1)]).WaitAsync(TimeSpan.FromSeconds(60));

        (await erase.Should().ThrowAsync<ReportStoreException>()).WithMessage($"*{foreign} is damaged*moved out of the data directory*");
    }

    [Promise(Section.Receiving, "A pass over backups reads what it came for, and names the one whose damage it meets")]
    [Fact]
    public async Task A_pass_over_backups_does_not_read_what_it_has_not_come_for()
    {
        var torn = await AddTornAsync();
        var whole = () => SqliteReportStore.Open(torn);
        whole.Should().Throw<ReportStoreException>("to see the page that is torn, the whole of it is read").Which.Fault.Should().Be(ReportStoreFault.Damaged);

        await new BackupErasure(_backups).EraseAsync([StoredReports.PseudonymOf(1)]).WaitAsync(TimeSpan.FromSeconds(60));
        await new BackupRetention(_backups, k: 10).RetainAsync(Day, CancellationToken.None);

        (await File.ReadAllBytesAsync(torn)).AsSpan().IndexOf(BytesOf(1)).Should().Be(-1);
    }

    [Promise(Section.Receiving, "A pass over backups reads what it came for, and names the one whose damage it meets")]
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pass_that_comes_upon_a_damaged_page_names_the_backup_and_does_the_others(bool erases)
    {
        var torn = await AddTornAsync();
        var sound = await _backups.AddAsync(Timestamp.From(TwoClocks.Noon.AddHours(1)), WriteAsync, CancellationToken.None);

        var pass = () => erases
            ? new BackupErasure(_backups).EraseAsync([.. Enumerable.Range(0, Instances).Select(instance => StoredReports.PseudonymOf(instance))])
            : new BackupRetention(_backups, k: 10).RetainAsync(Day + 1, CancellationToken.None);

        (await pass.Should().ThrowAsync<ReportStoreException>()).Which.Message.Should().Contain($"{torn} is damaged").And.NotContain(sound);
        (await File.ReadAllBytesAsync(sound)).AsSpan().IndexOf(BytesOf(2)).Should().Be(-1);
    }

    [Fact]
    public async Task What_a_process_that_died_left_of_a_backup_is_removed()
    {
        await AddAsync(Noon, "whole");
        await File.WriteAllTextAsync(Path.Combine(_directory.File("backups"), "2026-11-22T120000Z.db.part"), "half");
        await _backups.ApplyAsync((_, _) => Task.FromResult(0L), CancellationToken.None);
        Directory.EnumerateFiles(_directory.File("backups")).Should().HaveCount(2);
    }

    [Fact]
    public async Task Without_a_directory_there_is_nothing_to_do()
    {
        (await _backups.ApplyAsync((_, _) => Task.FromResult(1L), CancellationToken.None)).Should().Be(0);
        Directory.Exists(_directory.File("backups")).Should().BeFalse();
    }

    private static async Task WriteAsync(string file, CancellationToken cancellation)
    {
        using var store = SqliteReportStore.Open(file);
        await store.AppendAsync(Day, [.. Enumerable.Range(0, Instances).Select(instance => StoredReports.Of(instance))], cancellation);
        await store.CloseAsync(Day + 1, 10, cancellation);
    }

    // The last page of a table that has rowids (its first byte is 13: sqlite.org/fileformat.html) holds the reports of the last instances.
    private async Task<string> AddTornAsync()
    {
        const int Page = 4096;
        var backup = await _backups.AddAsync(Noon, WriteAsync, CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(backup);
        var at = Enumerable.Range(1, (bytes.Length / Page) - 1).Last(page => bytes[page * Page] == 13) * Page;
        bytes.AsSpan(at, Page).Clear();
        await File.WriteAllBytesAsync(backup, bytes);
        return backup;
    }

    private Task<string> AddAsync(Timestamp now, string content) => _backups.AddAsync(now, (file, stop) => File.WriteAllTextAsync(file, content, stop), CancellationToken.None);

    private static byte[] BytesOf(long instance)
    {
        var bytes = new byte[Pseudonym.Length];
        StoredReports.PseudonymOf(instance).CopyTo(bytes);
        return bytes;
    }
}
