namespace TelemetryHex.Statistics;

/// <summary>How many instances the numbers of a day must tell of at least.</summary>
/// <param name="Own">What is of that day alone.</param>
/// <param name="Strictest">What tells of other days too, or does so beside a number of theirs.</param>
internal readonly record struct KOfDay(int Own, int Strictest);
