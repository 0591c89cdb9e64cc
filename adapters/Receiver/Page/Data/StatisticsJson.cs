using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Page.Data;

/// <summary>The published statistics as JSON.</summary>
internal static class StatisticsJson
{
    // Not for HTML: an en dash of a range stays one.
    private static readonly StatisticsJsonContext Context = new(new JsonSerializerOptions(StatisticsJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The days that were asked for.</summary>
    public static Content Of(PageState state, StatisticsQuery query)
    {
        var slice = state.Statistics.Slice(query.First, query.Last);
        var document = new StatisticsDocument
        {
            K = slice.K,
            From = query.First.ToString(),
            To = query.Last.ToString(),
            Notes = StatisticsNotes.Of(slice.K),
            Ranges = Grouping.Dimensions.Where(dimension => Grouping.LabelsOf(dimension) is not null)
                .ToDictionary(DimensionName.Of, dimension => Grouping.LabelsOf(dimension) ?? []),
            Today = slice.Today is { } today && query.Includes(today.Day) ? Day(today) : null,
            Days = [.. slice.Days.Select(Day)],
            Weeks = [.. slice.Weeks.Select(week => new StatisticsWeek(week.Monday.IsoWeek, week.Monday.ToString(), week.K, week.Active, Table(week.Versions, week.Active)))],
        };
        return new Content("application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(document, Context.StatisticsDocument));
    }

    private static StatisticsDay Day(PublishedDay day) => new(
        day.Day.ToString(), day.K, day.Active, day.ActiveIn28Days, day.New, day.Returning, day.Groups.OrderBy(pair => pair.Key).ToDictionary(pair => DimensionName.Of(pair.Key), pair => Table(pair.Value, day.Active)));

    // Nobody has no groups: that table is complete, not withheld.
    private static IReadOnlyList<Group>? Table(IReadOnlyList<Group> groups, long? active) => groups.Count == 0 && active != 0 ? null : groups;
}

/// <summary>The open data's JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StatisticsDocument))]
internal sealed partial class StatisticsJsonContext : JsonSerializerContext;
