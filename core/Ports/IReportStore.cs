using TelemetryHex.Intake;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Ports;

/// <summary>
/// Keeps reports for <see cref="RetentionPolicy.Days"/> days and roll-ups for good. Its members may be called at the same time.
/// Each throws <see cref="ReportStoreException"/> where it cannot do what it promises; what it promised before stays true.
/// </summary>
public interface IReportStore
{
    /// <summary>
    /// Stores the reports of a day; when the task has ended they survive a loss of power. Of one instance and day the last report wins.
    /// An instance that is stored under an earlier pseudonym is carried over to its current one. A report for a day that is closed
    /// counts for the first day that is not. Where a day brings more new shapes than a store keeps, at least some ten thousand, a further
    /// one is not kept, and its report counts without it: see <see cref="ShapeCount.Shape"/>.
    /// </summary>
    Task AppendAsync(UtcDay day, IReadOnlyList<PseudonymousReport> reports, CancellationToken cancellation);

    /// <summary>Does beside appends what an erasure would begin with, and they wait for. Nobody has to call it.</summary>
    Task SettleAsync(CancellationToken cancellation);

    /// <summary>
    /// Erases all that is stored under the pseudonyms; what is not stored is no fault. Roll-ups keep their counts. When the task has ended
    /// this survives a loss of power and no member knows of them; that no byte is left of them is <see cref="PurgeAsync"/>'s to say.
    /// </summary>
    Task EraseAsync(IReadOnlyList<Pseudonym> pseudonyms, CancellationToken cancellation);

    /// <summary>Ends when what was erased before is gone physically, whoever erased it. Appends go on meanwhile, as fast as ever.</summary>
    Task PurgeAsync(CancellationToken cancellation);

    /// <summary>Closes every day before that one: makes its roll-up. A closed day never changes again.</summary>
    /// <param name="today">The first day that stays open.</param>
    /// <param name="k">The k that is in force, which is kept with the days that this call closes.</param>
    /// <param name="cancellation">Gives up; what was closed stays closed.</param>
    /// <returns>The number of days that were closed by this call.</returns>
    Task<int> CloseAsync(UtcDay today, int k, CancellationToken cancellation);

    /// <summary>
    /// Deletes, physically, the reports of closed days before that one, and all that is kept of instances without a later report.
    /// Appends go on meanwhile.
    /// </summary>
    /// <returns>The number of reports that were deleted by this call.</returns>
    Task<long> RetainAsync(UtcDay firstKept, CancellationToken cancellation);

    /// <summary>The roll-ups of the closed days from <paramref name="first"/> to <paramref name="last"/>, both included, in their order. A day on which no instance reported has one too.</summary>
    Task<IReadOnlyList<DayRollUp>> ReadRollUpsAsync(UtcDay first, UtcDay last, CancellationToken cancellation);

    /// <summary>A day as it stands now, closed or not.</summary>
    Task<DayCount> CountAsync(UtcDay day, CancellationToken cancellation);
}
