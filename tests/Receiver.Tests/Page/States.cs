using TelemetryHex.Intake;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Page;

/// <summary>States of the page, published by core's own function from counts.</summary>
internal static class States
{
    /// <summary>A Monday.</summary>
    public static readonly UtcDay Today = Contracts.StoredReports.Day(2026, 11, 23);

    private static readonly string[] Versions =
        ["1.10.0", "1.9.2", "1.9.1", "1.8.4", "1.10.0-rc.1", "1.7.0", "1.6.3", "1.5.1", "1.4.0", "nightly-2025-01-20", "1.3.0", "1.2.0", "dev"];

    /// <summary>Nobody ever reported.</summary>
    public static PageState Empty { get; } = Of(10, [], 0, null);

    /// <summary>One instance reported yesterday and today: nothing can be published.</summary>
    public static PageState One { get; } = Of(10, [RollUp(Today - 1, 1)], 1, Today);

    /// <summary>One instance reported today, in the Development environment: all is shown.</summary>
    public static PageState Development { get; } = Of(1, [], 1, Today) with { IsDevelopment = true };

    /// <summary>A million instances, for 120 days.</summary>
    public static PageState Million { get; } = Of(10, [.. Enumerable.Range(1, 120).Reverse().Select(ago => RollUp(Today - ago, 1_204_337 - (ago * 3_411) - (ago % 7 * 9_973)))], 400_123, Today) with
    {
        RetentionLog = [.. Enumerable.Range(0, 14).Select(ago => new RetentionLine(Today - ago, RetentionPolicy.FirstKept(Today - ago)))],
    };

    /// <summary>A million, while today is being counted.</summary>
    public static PageState Counting { get; } = Million with { Statistics = Million.Statistics with { Today = null }, LastReport = Today - 1 };

    /// <summary>One instance reported yesterday, and that day is not closed.</summary>
    public static PageState Waiting { get; } = Of(10, [], 0, Today - 1);

    /// <summary>All of them, with their names.</summary>
    public static IReadOnlyList<(string Name, PageState State)> All { get; } = [("empty", Empty), ("one", One), ("development", Development), ("waiting", Waiting), ("counting", Counting), ("million", Million)];

    /// <summary>A closed day of so many instances.</summary>
    public static DayRollUp RollUp(UtcDay day, long active) => new()
    {
        Day = day,
        K = 10,
        Active = active,
        ActiveIn7Days = active + (active / 50),
        ActiveIn28Days = active + (active / 12),
        New = active == 1 ? 1 : active / 90,
        Groups = Grouping.Dimensions
            .Where(dimension => dimension != Dimension.Version || day == day.Monday + 6)
            .ToDictionary(dimension => dimension, dimension => Spread(LabelsOf(dimension), dimension == Dimension.Version ? active + (active / 50) : active, day.Number)),
    };

    private static PageState Of(int k, IReadOnlyList<DayRollUp> rollUps, long active, UtcDay? lastReport)
    {
        var shapes = active == 0 ? [] : new[] { new ShapeCount(Contracts.StoredReports.Shape, active) };
        var today = new DayCount { Day = Today, ActiveIn7Days = active, ActiveIn28Days = active, New = rollUps.Count == 0 ? active : 0, Shapes = shapes, ShapesOfWeek = [] };
        return new PageState(UsageStatistics.Publish(rollUps, today, k, leastK: k), Today, lastReport, rollUps is [.., var last] ? last.Day : null, rollUps.Count == 0 ? lastReport : null, [], false);
    }

    private static IReadOnlyList<string> LabelsOf(Dimension dimension) => Grouping.LabelsOf(dimension) ?? dimension switch
    {
        Dimension.Version => Versions,
        Dimension.OperatingSystem => ["linux", "windows", "darwin", "freebsd"],
        Dimension.Architecture => ["amd64", "arm64", "arm", "riscv64", "s390x"],
        _ => ["dotnet10.0.12", "dotnet10.0.11", "go1.25.4", "go1.24.9", "dotnet9.0.8", "go1.23.1", "dotnet10.0.9", "go1.22.0", "dotnet8.0.20", "go1.21"],
    };

    // Half to the first of an open set, a hill in the middle of ranges; the rest to the first label, so that all add up.
    private static IReadOnlyList<Group> Spread(IReadOnlyList<string> labels, long total, int drift)
    {
        var weights = labels.Select((_, i) => labels.Count > 10 && labels[0] != Versions[0]
            ? Math.Exp(-Math.Pow((i - 5) / 2.4, 2))
            : Math.Pow(labels[0] == Versions[0] ? 0.55 + (drift % 100 / 1000.0) : 0.4, i)).ToList();
        var counts = weights.Select(weight => (long)(total * weight / weights.Sum())).ToList();
        counts[0] += total - counts.Sum();
        return [.. labels.Zip(counts, (label, count) => new Group(label, count)).Where(group => group.Count > 0).OrderByDescending(group => group.Count)];
    }
}
