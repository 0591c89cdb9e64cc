using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>The days on which an instance reported, of the 63 that end with its last: bit n is set when it did n days before it.</summary>
internal readonly record struct Activity(UtcDay LastDay, long Mask)
{
    /// <summary>The days that are remembered.</summary>
    public const int Days = 63;

    /// <summary>The same with one more day, which may lie before the last.</summary>
    public Activity With(UtcDay day)
    {
        var later = day - LastDay;
        return later switch
        {
            >= Days => new Activity(day, 1),
            >= 0 => new Activity(day, ((Mask << later) & long.MaxValue) | 1),
            > -Days => this with { Mask = Mask | (1L << -later) },
            _ => this,
        };
    }
}
