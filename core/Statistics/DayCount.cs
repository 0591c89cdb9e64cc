using TelemetryHex.Vocabulary;

namespace TelemetryHex.Statistics;

/// <summary>A day as a store counts it, before anything is grouped or published.</summary>
public sealed record DayCount
{
    /// <summary>The day.</summary>
    public required UtcDay Day { get; init; }

    /// <summary>Instances that reported in the seven days that end with this one.</summary>
    public required long ActiveIn7Days { get; init; }

    /// <summary>Instances that reported in the 28 days that end with this one.</summary>
    public required long ActiveIn28Days { get; init; }

    /// <summary>Instances whose first report, of those that are kept, is of this day.</summary>
    public required long New { get; init; }

    /// <summary>The instances of the day by the shape of their last report of it.</summary>
    public required IReadOnlyList<ShapeCount> Shapes { get; init; }

    /// <summary>Of a Sunday, the instances of its ISO week by the shape of their last report of it; of other days empty.</summary>
    public required IReadOnlyList<ShapeCount> ShapesOfWeek { get; init; }
}
