using TelemetryHex.Intake;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Ports;

/// <summary>
/// Keeps reports for <see cref="RetentionPolicy.Days"/> days and roll-ups for good. Its members may be called concurrently.
/// Each throws <see cref="ReportStoreException"/> where it cannot keep its promise; earlier promises stay kept.
/// </summary>
public interface IReportStore
{
    /// <summary>
    /// Stores the reports of a day durably: once the task has ended they survive a loss of power. The last report of an instance and
    /// day wins. An instance that is stored under an earlier pseudonym is carried over to its current one. A report for a closed day
    /// counts for the first open one. A store keeps at least ten thousand new shapes a day; beyond its limit a report counts without
    /// its shape: see <see cref="ShapeCount.Shape"/>.
    /// </summary>
    Task AppendAsync(UtcDay day, IReadOnlyList<PseudonymousReport> reports, CancellationToken cancellation);

    /// <summary>Compacts staged reports so that a later erase is quick. Optional.</summary>
    Task SettleAsync(CancellationToken cancellation);

    /// <summary>
    /// Erases all that is stored under the pseudonyms; a pseudonym that is not stored is no fault. Roll-ups keep their counts. Once the
    /// task has ended the erasure is durable and visible to every member; <see cref="PurgeAsync"/> removes the last bytes.
    /// </summary>
    Task EraseAsync(IReadOnlyList<Pseudonym> pseudonyms, CancellationToken cancellation);

    /// <summary>Ends when all earlier erasures are physical, whoever asked for them. Appends go on meanwhile, as fast as ever.</summary>
    Task PurgeAsync(CancellationToken cancellation);

    /// <summary>Closes every day before today by making its roll-up. A closed day never changes again.</summary>
    /// <param name="today">The first day that stays open.</param>
    /// <param name="k">The k that is in force; it is kept with the days that this call closes.</param>
    /// <param name="cancellation">Gives up; days that are closed by then stay closed.</param>
    /// <returns>The number of days that this call closed.</returns>
    Task<int> CloseAsync(UtcDay today, int k, CancellationToken cancellation);

    /// <summary>
    /// Physically deletes the reports of closed days before <paramref name="firstKept"/>, and everything about instances without a later
    /// report. Appends go on meanwhile.
    /// </summary>
    /// <returns>The number of reports that this call deleted.</returns>
    Task<long> RetainAsync(UtcDay firstKept, CancellationToken cancellation);

    /// <summary>
    /// The roll-ups of the closed days from <paramref name="first"/> to <paramref name="last"/>, both included, in their order. A day
    /// without reports has one too.
    /// </summary>
    Task<IReadOnlyList<DayRollUp>> ReadRollUpsAsync(UtcDay first, UtcDay last, CancellationToken cancellation);

    /// <summary>The counts of a day as it stands now, closed or open.</summary>
    Task<DayCount> CountAsync(UtcDay day, CancellationToken cancellation);
}
