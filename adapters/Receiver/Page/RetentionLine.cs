using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Page;

/// <summary>
/// One run of retention. How many reports it deleted is not told: in the long run that is the number of instances of the deleted day, which
/// may be withheld.
/// </summary>
/// <param name="Day">The day of the run.</param>
/// <param name="FirstKept">Every report before this day was deleted.</param>
internal sealed record RetentionLine(UtcDay Day, UtcDay FirstKept);
