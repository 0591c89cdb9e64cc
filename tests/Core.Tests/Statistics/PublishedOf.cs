using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>What is published of one table or of a few numbers.</summary>
internal static class PublishedOf
{
    public static UtcDay Monday { get; } = UtcDay.From(new DateOnly(2025, 1, 20));

    /// <summary>A day on which only the instances of that table reported, whatever the dimension.</summary>
    public static DayRollUp RollUp(UtcDay day, Dimension dimension, params IReadOnlyList<Group> groups)
    {
        var sum = groups.Sum(group => group.Count);
        return new DayRollUp
        {
            Day = day,
            K = 1,
            Active = sum,
            ActiveIn7Days = sum,
            ActiveIn28Days = sum,
            New = sum,
            Groups = new Dictionary<Dimension, IReadOnlyList<Group>> { [dimension] = groups },
        };
    }

    public static PublishedDay Day(int k, params IReadOnlyList<Group> groups)
        => UsageStatistics.Publish([RollUp(Monday, Dimension.OperatingSystem, groups)], today: null, k, leastK: k).Days[0];

    public static IReadOnlyList<Group> Table(int k, params IReadOnlyList<Group> groups) => Day(k, groups).Groups[Dimension.OperatingSystem];

    /// <summary>The groups with a member, named a, b, c and so on.</summary>
    public static IReadOnlyList<Group> Groups(params IReadOnlyList<int> counts)
        => [.. counts.Select((count, index) => new Group(((char)('a' + index)).ToString(), count)).Where(group => group.Count > 0)];

    /// <summary>Every vector of so many numbers from 0 to <paramref name="max"/>.</summary>
    public static IEnumerable<int[]> Vectors(int length, int max)
        => length == 0 ? [[]] : from rest in Vectors(length - 1, max) from number in Enumerable.Range(0, max + 1) select (int[])[.. rest, number];

    /// <summary>All that is published but today, as text.</summary>
    public static string Text(PublishedStatistics statistics) => string.Join('\n',
    [
        .. statistics.Days.Select(day => $"{day.Day} {day.K} {day.Active} {day.ActiveIn28Days} {day.New} {day.Returning} {string.Join(' ', day.Groups.Select(pair => $"{pair.Key}: {string.Join(',', pair.Value)}"))}"),
        .. statistics.Weeks.Select(week => $"{week.Monday} {week.K} {week.Active} {string.Join(',', week.Versions)}"),
    ]);
}
