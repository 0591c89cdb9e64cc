using TelemetryHex.Vocabulary;

namespace TelemetryHex.Statistics;

/// <summary>The published statistics: page, JSON and CSV show these and nothing else.</summary>
public sealed record PublishedStatistics
{
    /// <summary>The k that is in force: that of today and of days that are closed from now on. Closed days and weeks have their own.</summary>
    public required int K { get; init; }

    /// <summary>The closed days, ascending.</summary>
    public required IReadOnlyList<PublishedDay> Days { get; init; }

    /// <summary>The closed ISO weeks, ascending.</summary>
    public required IReadOnlyList<PublishedWeek> Weeks { get; init; }

    /// <summary>
    /// The day that is not closed yet, each number rounded down to a multiple of k, so that no two looks at it differ by fewer; its
    /// <see cref="Dimension.Version"/> is among the groups. Null where it was not asked for, or is not counted yet.
    /// </summary>
    public required PublishedDay? Today { get; init; }

    /// <summary>No published number tells of fewer instances than this: the least k of the days, and of today.</summary>
    public int LeastK => Days.Select(day => day.K).Append(K).Min();

    /// <summary>The largest k of the days and weeks, and of today: a number may be withheld since fewer instances than this are told of.</summary>
    public int MostK => Days.Select(day => day.K).Concat(Weeks.Select(week => week.K)).Append(K).Max();

    /// <summary>The same with only the days from <paramref name="first"/> to <paramref name="last"/>, both included, and the weeks that lie wholly between them.</summary>
    public PublishedStatistics Slice(UtcDay first, UtcDay last) => this with
    {
        Days = [.. Days.Where(day => day.Day >= first && day.Day <= last)],
        Weeks = [.. Weeks.Where(week => week.Monday >= first && week.Monday + 6 <= last)],
    };
}
