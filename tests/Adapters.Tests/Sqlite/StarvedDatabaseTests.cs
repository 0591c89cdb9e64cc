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

    [NeedsFact(NeedsFactAttribute.Root, "mount", "umount")]
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
            (await CountAsync(store)).Should().Be(stored, "what was promised is there, and of what was refused nothing");

            Run("mount", "-o", "remount,size=16m", _directory.Path);
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

    [NeedsFact(NeedsFactAttribute.Root, "mount", "umount")]
    public async Task On_a_disk_that_turns_read_only_nothing_is_taken_and_what_was_taken_stays()
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
