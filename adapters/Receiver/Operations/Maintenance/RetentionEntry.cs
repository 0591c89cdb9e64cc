using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>What retention did on a day.</summary>
/// <param name="Day">The day on which it was done; no finer time is kept.</param>
/// <param name="FirstKept">The first day whose reports stayed.</param>
/// <param name="Reports">The reports that were deleted, in all rounds of the day.</param>
internal sealed record RetentionEntry(UtcDay Day, UtcDay FirstKept, long Reports);
