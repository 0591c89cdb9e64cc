using TelemetryHex.Vocabulary;

namespace TelemetryHex.Statistics;

/// <summary>What anybody may know of an ISO week.</summary>
public sealed record PublishedWeek
{
    /// <summary>The week's first day.</summary>
    public required UtcDay Monday { get; init; }

    /// <summary>No number of the week tells of fewer instances than this: the largest k of its days, and of the days whose numbers it is compared with.</summary>
    public required int K { get; init; }

    /// <summary>Instances that reported in the week; null where withheld.</summary>
    public required long? Active { get; init; }

    /// <summary>The versions that they last reported in the week, none under k; empty where withheld.</summary>
    public required IReadOnlyList<Group> Versions { get; init; }
}
