using TelemetryHex.Vocabulary;

namespace TelemetryHex.Statistics;

/// <summary>The published statistics: page, JSON and CSV show these and nothing else.</summary>
public sealed record PublishedStatistics
{
    /// <summary>No published number tells of fewer instances than this.</summary>
    public required int K { get; init; }

    /// <summary>The closed days, ascending.</summary>
    public required IReadOnlyList<PublishedDay> Days { get; init; }

    /// <summary>The closed ISO weeks, ascending.</summary>
    public required IReadOnlyList<PublishedWeek> Weeks { get; init; }

    /// <summary>
    /// The day that is not closed yet, each number rounded down to a multiple of k, so that no two looks at it differ by fewer; its
    /// <see cref="Dimension.Version"/> is among the groups. Null where it was not asked for.
    /// </summary>
    public required PublishedDay? Today { get; init; }

    /// <summary>The same with only the days from <paramref name="first"/> to <paramref name="last"/>, both included, and the weeks that lie wholly between them.</summary>
    public PublishedStatistics Slice(UtcDay first, UtcDay last) => this with
    {
        Days = [.. Days.Where(day => day.Day >= first && day.Day <= last)],
        Weeks = [.. Weeks.Where(week => week.Monday >= first && week.Monday + 6 <= last)],
    };
}
