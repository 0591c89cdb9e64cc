using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>What is kept of an instance.</summary>
/// <param name="Number">By what its reports are linked to it.</param>
/// <param name="FirstDay">The day of its first report; 0 where that is longer ago than reports are kept.</param>
/// <param name="Activity">The days on which it reported.</param>
internal sealed record StoredInstance(long Number, int FirstDay, Activity Activity)
{
    /// <summary>An instance that reports for the first time.</summary>
    public static StoredInstance New(long number, UtcDay day) => new(number, day.Number, new Activity(day, 1));

    /// <summary>The same after a report of that day.</summary>
    public StoredInstance ReportedOn(UtcDay day) => this with { FirstDay = Math.Min(FirstDay, day.Number), Activity = Activity.With(day) };
}
