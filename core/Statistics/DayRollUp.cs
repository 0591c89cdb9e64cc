using TelemetryHex.Vocabulary;

namespace TelemetryHex.Statistics;

/// <summary>A closed day in counts. It holds no id, outlives the reports, and is not what is published: see <c>UsageStatistics</c>.</summary>
public sealed record DayRollUp
{
    /// <summary>The labels that a dimension has at most, <see cref="Group.Other"/> aside. Of versions in use there are some dozens.</summary>
    public const int MostLabels = 200;

    /// <summary>The day.</summary>
    public required UtcDay Day { get; init; }

    /// <summary>The k under which the day is published, that was in force when it was closed: at least 1. A later setting does not change it.</summary>
    public required int K { get; init; }

    /// <summary>Instances that reported on the day.</summary>
    public required long Active { get; init; }

    /// <summary>Instances that reported in the seven days that end with this one; of a Sunday, its ISO week.</summary>
    public required long ActiveIn7Days { get; init; }

    /// <summary>Instances that reported in the 28 days that end with this one.</summary>
    public required long ActiveIn28Days { get; init; }

    /// <summary>Instances whose first report, of those that were kept, is of this day; the others are returning.</summary>
    public required long New { get; init; }

    /// <summary>The groups of each dimension, the greatest first and <see cref="Group.Other"/> at the end; their counts add up to <see cref="Active"/>. <see cref="Dimension.Version"/> is that of the ISO week, adds up to <see cref="ActiveIn7Days"/>, and is there on Sundays only.</summary>
    public required IReadOnlyDictionary<Dimension, IReadOnlyList<Group>> Groups { get; init; }

    /// <summary>The roll-up of a day that was counted.</summary>
    /// <param name="day">The day.</param>
    /// <param name="k">The k that is in force.</param>
    /// <param name="mostLabels">A dimension's labels at most: who makes some up, makes no table grow.</param>
    public static DayRollUp Of(DayCount day, int k, int mostLabels = MostLabels)
    {
        ArgumentNullException.ThrowIfNull(day);
        var groups = new Dictionary<Dimension, IReadOnlyList<Group>>();
        foreach (var dimension in Grouping.Dimensions)
        {
            var shapes = dimension == Dimension.Version ? day.ShapesOfWeek : day.Shapes;
            if (shapes.Count > 0)
            {
                groups[dimension] = LabelLimit.Fold(Grouping.GroupsOf(dimension, shapes), mostLabels);
            }
        }

        return new DayRollUp
        {
            Day = day.Day,
            K = k,
            Active = day.Shapes.Sum(shape => shape.Count),
            ActiveIn7Days = day.ActiveIn7Days,
            ActiveIn28Days = day.ActiveIn28Days,
            New = day.New,
            Groups = groups,
        };
    }
}
