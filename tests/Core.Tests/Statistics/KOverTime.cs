using CsCheck;
using TelemetryHex.Statistics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>A setting that is changed once.</summary>
/// <param name="Before">The k under which the days before the change are closed.</param>
/// <param name="Change">The first day, by its index, that is closed under the other.</param>
/// <param name="After">The k from then on.</param>
internal sealed record KOverTime(int Before, int Change, int After)
{
    /// <summary>Raised, lowered or left as it is, on one of so many days.</summary>
    public static Gen<KOverTime> Any(int days)
        => Gen.Select(Gen.OneOf(2, 3, 5, 10), Gen.Int[0, days], Gen.OneOf(2, 3, 5, 10), (before, change, after) => new KOverTime(before, change, after));

    /// <summary>The k under which a day is closed.</summary>
    public int Of(int day) => day < Change ? Before : After;

    /// <summary>The largest k up to a day.</summary>
    public int StrictestUpTo(int day) => Change == 0 || day < Change ? Of(day) : Math.Max(Before, After);

    /// <summary>What is published of the days of the roll-ups, each closed under its k.</summary>
    public PublishedStatistics Publish(IReadOnlyList<DayRollUp> rollUps)
        => UsageStatistics.Publish([.. rollUps.Select((rollUp, day) => rollUp with { K = Of(day) })], today: null, Of(rollUps.Count), leastK: 1);
}
