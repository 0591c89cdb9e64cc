using System.Globalization;

namespace TelemetryHex.Benchmarks.Analyzers;

/// <summary>What several runs come to.</summary>
/// <param name="Name">Of a contender, or of one analyzer of several that ran together.</param>
/// <param name="IsPeer">Whether ours are compared with it.</param>
/// <param name="Min">The least self time in milliseconds: the figure.</param>
/// <param name="Median">The median of them: the weather.</param>
/// <param name="Whole">What only a whole run has, written out.</param>
internal sealed record Figures(string Name, bool IsPeer, double Min, double Median, (string Extra, string Findings)? Whole)
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>The figures of a contender and, where it is several analyzers, of each of them before.</summary>
    /// <param name="contender">Who ran.</param>
    /// <param name="runs">Its runs.</param>
    /// <param name="idle">The bytes that a run takes without any analyzer's work.</param>
    public static IEnumerable<Figures> Of(Contender contender, IReadOnlyCollection<AnalyzerRun> runs, long idle)
    {
        var extra = ((runs.Min(run => run.Allocated) - idle) / Megabyte).ToString("F2", CultureInfo.InvariantCulture);
        var whole = Of(contender.Name, contender.IsPeer, runs.Select(run => run.Self), (extra, $"{runs.First().Diagnostics.Length}"));
        return contender.Analyzers.Count == 1
            ? [whole]
            : contender.Analyzers.Select((analyzer, i) => Of(analyzer.GetType().Name, false, runs.Select(run => run.Parts[i]), null)).Append(whole);
    }

    private static Figures Of(string name, bool isPeer, IEnumerable<TimeSpan> times, (string Extra, string Findings)? whole)
    {
        var sorted = times.Select(time => time.TotalMilliseconds).Order().ToList();
        return new Figures(name, isPeer, sorted[0], sorted[sorted.Count / 2], whole);
    }
}
