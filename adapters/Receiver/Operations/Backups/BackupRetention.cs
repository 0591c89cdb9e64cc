using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>Deletes from the backups what is too old in the store.</summary>
/// <param name="backups">The backups.</param>
/// <param name="k">Under which their days are closed before they go.</param>
internal sealed class BackupRetention(BackupDirectory backups, int k)
{
    /// <summary>Ends when no backup holds a report of a day before that one.</summary>
    /// <returns>The number of reports that were deleted.</returns>
    /// <exception cref="Ports.ReportStoreException">A backup could not be written.</exception>
    public Task<long> RetainAsync(UtcDay firstKept, CancellationToken cancellation) => backups.ApplyAsync(
        async (file, stop) =>
        {
            using var backup = SqliteReportStore.OpenBackup(file);
            await backup.CloseAsync(firstKept, k, stop).ConfigureAwait(false);
            return await backup.RetainAsync(firstKept, stop).ConfigureAwait(false);
        },
        cancellation,
        unusable: lastWritten => RetentionPolicy.FirstKept(lastWritten) < firstKept);
}
