using System.Runtime.Versioning;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Adapters.Tests.Files;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Sqlite;

[UnsupportedOSPlatform("windows")]
public sealed class StarvedDatabaseTests : IDisposable
{
    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.Receiving, "A full disk, a read-only one, a deleted log and a second process each get a clear answer")]
    [Fact]
    [Needs(Need.Root, "mount", "umount")]
    public async Task On_a_full_disk_nothing_is_taken_nothing_is_lost_and_room_mends_it()
    {
        Run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", _directory.Path);
        try
        {
            var store = _directory.Open();
            var stored = 0;
            ReportStoreException? refusal = null;
            while (refusal is null)
            {
                refusal = await TryAppendAsync(store, stored);
                stored += refusal is null ? 1000 : 0;
            }

            refusal.Fault.Should().Be(ReportStoreFault.Full);
            (await CountAsync(store)).Should().BeLessThanOrEqualTo(stored, "what has no room to be put in its place is counted later");

            Run("mount", "-o", "remount,size=64m", _directory.Path);
            (await CountAsync(store)).Should().Be(stored, "what was promised is there, and of what was refused nothing");
            (await TryAppendAsync(store, stored)).Should().BeNull();
            (await CountAsync(store)).Should().Be(stored + 1000);
            _directory.Close();
        }
        finally
        {
            _directory.Close();
            Run("umount", _directory.Path);
        }
    }

    [Promise(Section.Receiving, "A full disk, a read-only one, a deleted log and a second process each get a clear answer")]
    // As ext4 does by itself when it meets a fault: files that are open for writing cannot be written from then on.
    [Fact]
    [Needs(Need.Root, "mount", "umount", "mkfs.ext4")]
    public async Task On_a_disk_that_turns_read_only_while_it_is_written_nothing_is_taken_and_what_was_taken_stays()
    {
        var image = _directory.Path + ".img";
        using (var file = File.Create(image))
        {
            file.SetLength(16 << 20);
        }

        Run("mkfs.ext4", "-q", "-F", image);
        Run("mount", "-o", "loop,errors=remount-ro", image, _directory.Path);
        try
        {
            var store = _directory.Open();
            (await TryAppendAsync(store, 0)).Should().BeNull();
            Run("mount", "-o", "remount,abort", _directory.Path);

            for (var attempt = 0; attempt < 3; attempt++)
            {
                var refusal = await TryAppendAsync(store, 1000);
                refusal.Should().NotBeNull("it is attempt {0}", attempt);
                refusal?.Fault.Should().Be(ReportStoreFault.Unavailable);
            }

            var erase = () => store.EraseAsync([StoredReports.PseudonymOf(1)], CancellationToken.None);
            (await erase.Should().ThrowAsync<ReportStoreException>("an erasure that is not done is not promised")).Which.Fault.Should().Be(ReportStoreFault.Unavailable);
            _directory.Close();
            Run("umount", _directory.Path);
            Run("mount", "-o", "loop", image, _directory.Path);

            store = _directory.Open();
            (await CountAsync(store)).Should().Be(1000, "what was promised is there, and of what was refused nothing");
            (await TryAppendAsync(store, 1000)).Should().BeNull();
            (await CountAsync(store)).Should().Be(2000);
        }
        finally
        {
            _directory.Close();
            Run("umount", _directory.Path);
            File.Delete(image);
        }
    }

    [Fact]
    [Needs(Need.Root, "mount", "umount")]
    public async Task On_a_disk_that_is_read_only_it_is_not_opened_and_what_was_taken_stays()
    {
        Run("mount", "-t", "tmpfs", "tmpfs", _directory.Path);
        try
        {
            await _directory.Open().AppendAsync(StoreDirectory.Monday, [StoredReports.Of(1)], CancellationToken.None);
            _directory.Close();
            Run("mount", "-o", "remount,ro", _directory.Path);

            var open = () => _directory.Open();

            open.Should().Throw<ReportStoreException>().Which.Fault.Should().Be(ReportStoreFault.Unavailable);
            Run("mount", "-o", "remount,rw", _directory.Path);
            (await CountAsync(_directory.Open())).Should().Be(1);
        }
        finally
        {
            _directory.Close();
            Run("umount", _directory.Path);
        }
    }

    [Fact]
    [Needs(Need.Root, "mount", "umount")]
    public async Task A_copy_whose_disk_is_full_is_named_and_not_the_store()
    {
        var full = Directory.CreateDirectory(Path.Combine(_directory.Path, "full")).FullName;
        Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", full);
        try
        {
            (await TryAppendAsync(_directory.Open(), 0)).Should().BeNull();
            var copy = Path.Combine(full, "copy.db");

            var backup = () => SqliteReportStore.Backup(_directory.Database, copy);

            var refusal = backup.Should().Throw<ReportStoreException>().Which;
            refusal.Fault.Should().Be(ReportStoreFault.Full);
            refusal.Message.Should().Contain(copy).And.NotContain(_directory.Database);
        }
        finally
        {
            Run("umount", full);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        var (exitCode, output) = ChildProcess.Run(program, arguments);
        exitCode.Should().Be(0, output);
    }

    private static async Task<ReportStoreException?> TryAppendAsync(SqliteReportStore store, int first)
    {
        try
        {
            await store.AppendAsync(StoreDirectory.Monday, [.. Enumerable.Range(first, 1000).Select(i => StoredReports.Of(i))], CancellationToken.None);
            return null;
        }
        catch (ReportStoreException refusal)
        {
            return refusal;
        }
    }

    private static async Task<long> CountAsync(SqliteReportStore store)
        => (await store.CountAsync(StoreDirectory.Monday, CancellationToken.None)).Shapes.Sum(shape => shape.Count);
}
