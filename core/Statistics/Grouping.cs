using TelemetryHex.Intake;

namespace TelemetryHex.Statistics;

/// <summary>To which group of a dimension a machine belongs.</summary>
public static class Grouping
{
    /// <summary>Every dimension, in the order in which they are published.</summary>
    public static IReadOnlyList<Dimension> Dimensions { get; } = Enum.GetValues<Dimension>();

    /// <summary>The group's name.</summary>
    public static string LabelOf(Dimension dimension, MachineShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return dimension switch
        {
            Dimension.Version => shape.LiftbridgeVersion.ToString(),
            Dimension.OperatingSystem => shape.Os.Name.ToString(),
            Dimension.Runtime => shape.Os.Version.ToString(),
            Dimension.Architecture => shape.Os.Architecture.ToString(),
            Dimension.PhysicalCores => Ranges.Cores.Of(shape.Cpu.PhysicalCores?.Value),
            Dimension.LogicalCores => Ranges.Cores.Of(shape.Cpu.LogicalCores?.Value),
            Dimension.Memory => Ranges.Gibibytes.Of(Whole(shape.Memory.TotalGb?.Value)),
            Dimension.Frequency => Ranges.Megahertz.Of(shape.Cpu.FrequencyMhz?.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
        };
    }

    /// <summary>The names that a dimension of ranges can have, the lowest first; null where the set is open.</summary>
    public static IReadOnlyList<string>? LabelsOf(Dimension dimension) => dimension switch
    {
        Dimension.PhysicalCores or Dimension.LogicalCores => Ranges.Cores.Labels,
        Dimension.Memory => Ranges.Gibibytes.Labels,
        Dimension.Frequency => Ranges.Megahertz.Labels,
        _ => null,
    };

    /// <summary>The groups that the shapes make in a dimension, the greatest first. Who has no shape is of <see cref="Group.Other"/>.</summary>
    public static IReadOnlyList<Group> GroupsOf(Dimension dimension, IEnumerable<ShapeCount> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        var counts = new Dictionary<string, long>();
        foreach (var (shape, count) in shapes)
        {
            var label = shape is null ? Group.Other : LabelOf(dimension, shape);
            counts[label] = counts.GetValueOrDefault(label) + count;
        }

        return [.. counts.Select(pair => new Group(pair.Key, pair.Value)).OrderByDescending(group => group.Count).ThenBy(group => group.Label, StringComparer.Ordinal)];
    }

    private static int? Whole(decimal? amount) => amount is { } known ? (int)decimal.Round(known, MidpointRounding.AwayFromZero) : null;
}
