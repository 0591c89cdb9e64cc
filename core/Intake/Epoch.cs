using TelemetryHex.Vocabulary;

namespace TelemetryHex.Intake;

/// <summary>A quarter of a calendar year, in which one key makes the pseudonyms.</summary>
/// <param name="Number">Quarters since the first of year 0.</param>
public readonly record struct Epoch(int Number)
{
    /// <summary>The quarter in which the day lies.</summary>
    public static Epoch Of(UtcDay day) => new((day.Date.Year * 4) + ((day.Date.Month - 1) / 3));
}
