using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Statistics;

/// <summary>The published statistics of a moment. The same object is given until something changed.</summary>
internal sealed record StatisticsSnapshot
{
    /// <summary>The day that was not closed.</summary>
    public required UtcDay Today { get; init; }

    /// <summary>All of them, whatever is asked for.</summary>
    public required PublishedStatistics Published { get; init; }

    /// <summary>The last day with a report; null where there never was one. Where today is not counted, the last of the closed days.</summary>
    public required UtcDay? LastReport { get; init; }

    /// <summary>The last day that is closed; null where none is.</summary>
    public required UtcDay? LastRollUp { get; init; }

    /// <summary>Where no day is closed, the first day with a report, which may be today; null where there is none, or a day is closed.</summary>
    public required UtcDay? WaitingSince { get; init; }
}
