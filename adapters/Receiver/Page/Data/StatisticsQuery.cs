using Microsoft.Extensions.Primitives;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Page.Data;

/// <summary>Which days are asked for.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them, included.</param>
internal sealed record StatisticsQuery(UtcDay First, UtcDay Last)
{
    /// <summary>Where the statistics are as JSON.</summary>
    public const string JsonPath = "/api/v1/liftbridge/statistics";

    /// <summary>Where the statistics are as CSV.</summary>
    public const string CsvPath = JsonPath + ".csv";

    /// <summary>The days that are given to whom asks for none, today included.</summary>
    public const int DefaultDays = 90;

    private const int MostDays = 3653;

    /// <summary>What is given to whom asks for no days.</summary>
    public static StatisticsQuery DefaultOf(UtcDay today) => new(FirstOf(today), today);

    /// <summary>Whether the day is asked for.</summary>
    public bool Includes(UtcDay day) => day >= First && day <= Last;

    /// <summary>Reads <c>from</c> and <c>to</c>; null, and why, where they cannot be obeyed.</summary>
    public static StatisticsQuery? Parse(IQueryCollection query, UtcDay today, out ParameterFault fault)
    {
        var last = today;
        fault = NoDay("to");
        if (query.TryGetValue("to", out var to) && !TryRead(to, out last))
        {
            return null;
        }

        var first = FirstOf(last);
        fault = NoDay("from");
        if (query.TryGetValue("from", out var from) && !TryRead(from, out first))
        {
            return null;
        }

        fault = first > last
            ? new ParameterFault("from", "from must not be after to; to is today where it is not given.")
            : new ParameterFault("from", "from must be at most ten years before to.");
        return first > last || last - first >= MostDays ? null : new StatisticsQuery(first, last);
    }

    private static UtcDay FirstOf(UtcDay last) => UtcDay.From(DateOnly.FromDayNumber(Math.Max(0, last.Date.DayNumber - (DefaultDays - 1))));

    private static bool TryRead(StringValues values, out UtcDay day)
    {
        day = default;
        return values is [{ } text] && UtcDay.TryParse(text, out day);
    }

    private static ParameterFault NoDay(string name) => new(name, $"{name} must be one day, written YYYY-MM-DD.");
}
