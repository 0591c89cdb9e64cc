using System.Globalization;

namespace TelemetryHex.Receiver.Page.Data;

/// <summary>How the open data are to be read, in sentences.</summary>
internal static class StatisticsNotes
{
    /// <summary>The sentences, for this k of today.</summary>
    public static IReadOnlyList<string> Of(int k) =>
    [
        "An instance is an installation that reports. Days and ISO weeks are UTC.",
        "No number of a day or a week tells of fewer than its k instances. null means withheld: the number, or its difference to another, would. A day's k is that of its closing, and no later setting changes it.",
        k == 1 ? "k is 1 today: where it is, numbers are exact and protect nobody. This is a development instance." : string.Create(CultureInfo.InvariantCulture, $"today is not closed: each of its numbers is rounded down to a multiple of {k}."),
        "today is null where it was not asked for, and for a moment while it is counted: ask again then.",
        "Groups that are too small are counted together as other. Versions are counted by ISO week, by the last report of each instance.",
    ];
}
