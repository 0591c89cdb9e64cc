using System.Net;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Receiver.Tests.Operations;

namespace TelemetryHex.Receiver.Tests.Intake;

public sealed class ErasureTests : IDisposable
{
    private const int Erased = 5;

    private readonly WorkingDirectory _directory = new();

    private static TimeSpan Deadline => TimeSpan.FromSeconds(60);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task While_a_reader_holds_an_erasure_up_reports_are_stored()
    {
        using var store = SqliteReportStore.Open(_directory.File("reports.db"));
        await using var receiver = await TestReceiver.StartAsync(kept: store);
        await SendAsync(receiver, 0, 10);
        Task<HttpResponseMessage> erasure;
        using (StoreReader.Begin(_directory.File("reports.db")))
        {
            erasure = receiver.Client.DeleteAsync(new Uri($"{TestReceiver.Route}/{ReportClient.IdOf(Erased)}", UriKind.Relative));

            await SendAsync(receiver, 100, 50);

            erasure.IsCompleted.Should().BeFalse("the reader still sees what is to be erased, and fifty reports were stored meanwhile");
        }

        (await erasure.WaitAsync(Deadline)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        IsStored(Erased).Should().BeFalse();
        IsStored(Erased + 1).Should().BeTrue();
        (await receiver.CountAsync()).Should().Be(59);
    }

    [Promise(Section.Receiving, "An erasure that is held up, by a reader or a backup, stalls no report")]
    [Fact]
    public async Task Under_load_an_erasure_that_is_held_up_stalls_no_report()
    {
        const int Most = 200;
        using var store = SqliteReportStore.Open(_directory.File("reports.db"));
        await using var receiver = await TestReceiver.StartAsync(kept: store);
        await SendAsync(receiver, 0, 10);
        using var end = new CancellationTokenSource();
        var (acknowledged, enough) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Task<HttpResponseMessage> erasure;
        Task[] load;
        using (StoreReader.Begin(_directory.File("reports.db")))
        {
            erasure = receiver.Client.DeleteAsync(new Uri($"{TestReceiver.Route}/{ReportClient.IdOf(Erased)}", UriKind.Relative));
            load = [.. Enumerable.Range(1, 8).Select(client => Task.Run(async () =>
            {
                for (var instance = client * 100_000; !end.IsCancellationRequested; instance++)
                {
                    await SendAsync(receiver, instance, 1);
                    if (Interlocked.Increment(ref acknowledged) == Most)
                    {
                        enough.SetResult();
                    }
                }
            }))];

            await Task.WhenAny(enough.Task, Task.WhenAll(load)).WaitAsync(Deadline);

            erasure.IsCompleted.Should().BeFalse("the reader holds it up, and two hundred reports were stored meanwhile");
        }

        (await erasure.WaitAsync(Deadline)).StatusCode.Should().Be(HttpStatusCode.NoContent, "reports that keep coming do not hold it up either");
        await end.CancelAsync();
        await Task.WhenAll(load).WaitAsync(Deadline);
        (await receiver.CountAsync()).Should().Be(9 + acknowledged);
    }

    [Promise(Section.Receiving, "An erasure that is held up, by a reader or a backup, stalls no report")]
    [Fact]
    public async Task While_an_erasure_waits_for_the_backups_reports_are_stored()
    {
        var data = DataDirectory.At(_directory.File("data")).Create();
        var backups = new BackupDirectory(data);
        await backups.AddAsync(
            Vocabulary.Timestamp.From(TwoClocks.Noon), (file, stop) => Task.Run(() => SqliteReportStore.Open(file).Dispose(), stop), CancellationToken.None);
        await using var receiver = await TestReceiver.StartAsync(with: parts => parts with { EraseBackups = new BackupErasure(backups).EraseAsync });
        Task<HttpResponseMessage> erasure;
        using (await BackupLock.TakeAsync(data, CancellationToken.None))
        {
            erasure = receiver.Client.DeleteAsync(new Uri($"{TestReceiver.Route}/{ReportClient.IdOf(Erased)}", UriKind.Relative));

            await SendAsync(receiver, 100, 50);

            erasure.IsCompleted.Should().BeFalse("a backup is being written, and fifty reports were stored meanwhile");
        }

        (await erasure.WaitAsync(Deadline)).StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    private static async Task SendAsync(TestReceiver receiver, int first, int count)
    {
        for (var instance = first; instance < first + count; instance++)
        {
            (await receiver.SendAsync(instance).WaitAsync(Deadline)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        }
    }

    private bool IsStored(int instance)
    {
        var bytes = new byte[Pseudonym.Length];
        TestReceiver.Keys.Pseudonymize(ReportClient.IdOf(instance))[0].CopyTo(bytes);
        return Directory.GetFiles(_directory.Path, "reports.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Any(file => Read(file).AsSpan().IndexOf(bytes) >= 0);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
