using TelemetryHex.Vocabulary;

namespace TelemetryHex.Statistics;

/// <summary>What anybody may know of a day. A number that is withheld, since it or a difference would tell of fewer than k instances, is null.</summary>
public sealed record PublishedDay
{
    /// <summary>The day.</summary>
    public required UtcDay Day { get; init; }

    /// <summary>No number of the day tells of fewer instances than this. It is that of the day's closing.</summary>
    public required int K { get; init; }

    /// <summary>Instances that reported on the day; null where withheld.</summary>
    public required long? Active { get; init; }

    /// <summary>Instances that reported in the 28 days that end with this one; null where withheld.</summary>
    public required long? ActiveIn28Days { get; init; }

    /// <summary>Of the active ones those that were new; null where withheld.</summary>
    public required long? New { get; init; }

    /// <summary>Of the active ones those that were not new; null where withheld.</summary>
    public required long? Returning { get; init; }

    /// <summary>The groups of each dimension but <see cref="Dimension.Version"/>, none under k; empty where withheld.</summary>
    public required IReadOnlyDictionary<Dimension, IReadOnlyList<Group>> Groups { get; init; }
}
