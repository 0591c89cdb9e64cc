using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Intake;

namespace TelemetryHex.Receiver.Operations;

/// <summary>Erases from the backups what was erased from the store. Whoever comes while a pass runs shares the next one.</summary>
internal sealed class BackupErasure(BackupDirectory backups)
{
    // Another backup may be being written; a request waits no longer for it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _joining = new();
    private List<Pseudonym> _next = [];
    private Task _running = Task.CompletedTask;
    private Task? _coming;

    /// <summary>Ends when no backup holds the pseudonyms any more.</summary>
    /// <exception cref="Ports.ReportStoreException">A backup could not be written.</exception>
    /// <exception cref="OperationCanceledException">Another backup was being written for longer than a minute.</exception>
    public Task EraseAsync(IReadOnlyList<Pseudonym> pseudonyms)
    {
        lock (_joining)
        {
            _next.AddRange(pseudonyms);
            return _coming ??= PassAsync(_running);
        }
    }

    private async Task PassAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        List<Pseudonym> erased;
        lock (_joining)
        {
            (erased, _next) = (_next, []);
            _running = _coming ?? Task.CompletedTask;
            _coming = null;
        }

        await backups.ApplyAsync(
            async (file, stop) =>
            {
                using var backup = SqliteReportStore.OpenBackup(file);
                await backup.EraseAsync(erased, stop).ConfigureAwait(false);
                await backup.PurgeAsync(stop).ConfigureAwait(false);
                return 0;
            },
            CancellationToken.None,
            unusable: _ => true,
            Patience).ConfigureAwait(false);
    }
}
