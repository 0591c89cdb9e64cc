using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Page;

/// <summary>
/// All that the page and the open data show. While nothing has changed the reader returns the same object: what was rendered of it is
/// kept and served again.
/// </summary>
/// <param name="Statistics">The published statistics of all closed days, and of today as it was at the last count, or without it while that goes on.</param>
/// <param name="Today">The receiver's day.</param>
/// <param name="LastReport">The day on which the last report arrived; null before the first. While today is not counted, the last of the closed days.</param>
/// <param name="LastRollUp">The last closed day; null before the first.</param>
/// <param name="WaitingSince">Where no day is closed, the first day with a report; else null.</param>
/// <param name="RetentionLog">What retention did, the latest first.</param>
/// <param name="IsDevelopment">Whether this runs in the Development environment, where k is 1.</param>
internal sealed record PageState(
    PublishedStatistics Statistics,
    UtcDay Today,
    UtcDay? LastReport,
    UtcDay? LastRollUp,
    UtcDay? WaitingSince,
    IReadOnlyList<RetentionLine> RetentionLog,
    bool IsDevelopment)
{
    /// <summary>Whether reports of days that ended are stored, and not one of these days is closed.</summary>
    public bool IsWaiting => WaitingSince < Today;
}
