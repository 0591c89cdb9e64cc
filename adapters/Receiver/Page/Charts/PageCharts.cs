using TelemetryHex.Receiver.Page.Data;
using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>The charts that a state has.</summary>
/// <param name="OverTime">Over days and weeks.</param>
/// <param name="Machines">Of one day.</param>
/// <param name="MachineDay">That day: the last closed one, or today while none is closed; null where there is neither.</param>
internal sealed record PageCharts(IReadOnlyList<Chart> OverTime, IReadOnlyList<Chart> Machines, PublishedDay? MachineDay)
{
    private static readonly Dimension[] OfMachines =
        [Dimension.OperatingSystem, Dimension.Architecture, Dimension.Runtime, Dimension.PhysicalCores, Dimension.LogicalCores, Dimension.Memory, Dimension.Frequency];

    /// <summary>All of them.</summary>
    public IEnumerable<Chart> All => OverTime.Concat(Machines);

    /// <summary>The charts of the last days.</summary>
    public static PageCharts Of(PageState state)
    {
        var last = state.Statistics.Slice(state.Today - (StatisticsQuery.DefaultDays - 1), state.Today);
        var day = state.Statistics.Days is [.., var closed] ? closed : state.Statistics.Today;
        return new PageCharts(
            [.. new[] { ActiveChart.Of(last.Days), VersionChart.Of(last.Weeks) ?? Bars(last.Today, Dimension.Version) }.OfType<Chart>()],
            [.. OfMachines.Select(dimension => Bars(day, dimension)).OfType<Chart>()],
            day);
    }

    private static Chart? Bars(PublishedDay? day, Dimension dimension) => day is not null && day.Groups.TryGetValue(dimension, out var groups)
        ? BarChart.Of(DimensionName.Of(dimension).Replace('_', '-'), DimensionName.TitleOf(dimension), "on " + ChartText.LongDay(day.Day), groups, Grouping.LabelsOf(dimension))
        : null;
}
