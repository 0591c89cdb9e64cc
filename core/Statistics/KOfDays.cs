using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Statistics;

/// <summary>The k of each day, from the first on: that of its closing, and the largest of the days whose numbers are compared with its own.</summary>
/// <param name="least">No day has less, whatever it was closed under.</param>
internal sealed class KOfDays(int least)
{
    private readonly List<(UtcDay Day, int K)> _compared = [];

    /// <summary>The k of the next day.</summary>
    public KOfDay Next(DayRollUp day)
    {
        var own = Math.Max(day.K, least);
        _compared.Add((day.Day, own));

        // A total that is compared ends on a day that is kept, and begins where the kept days of that one begin: nobody whom two of them tell
        // apart reported before.
        var first = RetentionPolicy.FirstKept(RetentionPolicy.FirstKept(day.Day));
        _compared.RemoveAll(compared => compared.Day < first);
        return new KOfDay(own, _compared.Max(compared => compared.K));
    }
}
