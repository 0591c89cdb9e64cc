using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Page.Data;

/// <summary>The open data as JSON: published statistics, and what is needed to understand them.</summary>
internal sealed record StatisticsDocument
{
    /// <summary>The k of today and of days that are closed from now on.</summary>
    public required int K { get; init; }

    /// <summary>The first day that was asked for.</summary>
    public required string From { get; init; }

    /// <summary>The last day that was asked for.</summary>
    public required string To { get; init; }

    /// <summary>How to read the numbers.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The labels that the dimensions of ranges can have, the lowest first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Ranges { get; init; }

    /// <summary>The day that is not closed yet; null where it was not asked for, and while it is counted.</summary>
    public required StatisticsDay? Today { get; init; }

    /// <summary>The closed days, ascending.</summary>
    public required IReadOnlyList<StatisticsDay> Days { get; init; }

    /// <summary>The closed ISO weeks that lie wholly between the first day and the last, ascending.</summary>
    public required IReadOnlyList<StatisticsWeek> Weeks { get; init; }
}

/// <summary>A day of the open data, and the least number of instances that its numbers tell of; a number that is withheld is null, and so is a table.</summary>
internal sealed record StatisticsDay(
    string Day, int K, long? Active, [property: System.Text.Json.Serialization.JsonPropertyName("active_28_days")] long? ActiveIn28Days, long? New, long? Returning, IReadOnlyDictionary<string, IReadOnlyList<Group>?> Groups);

/// <summary>An ISO week of the open data, and the least number of instances that its numbers tell of; a number that is withheld is null, and so is a table.</summary>
internal sealed record StatisticsWeek(string Week, string Monday, int K, long? Active, IReadOnlyList<Group>? Versions);
