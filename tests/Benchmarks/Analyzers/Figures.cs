namespace TelemetryHex.Benchmarks.Analyzers;

/// <summary>What several runs of a contender come to.</summary>
/// <param name="Name">The contender.</param>
/// <param name="IsPeer">Whether ours are compared with it.</param>
/// <param name="Min">The least self time in milliseconds: the figure.</param>
/// <param name="Median">The median of them: the weather.</param>
/// <param name="Extra">The least allocation beyond that of doing nothing, in bytes.</param>
/// <param name="Findings">How many diagnostics there were.</param>
internal sealed record Figures(string Name, bool IsPeer, double Min, double Median, double Extra, int Findings)
{
    public static Figures Of(string name, bool isPeer, IReadOnlyCollection<AnalyzerRun> runs, long idle)
    {
        var times = runs.Select(run => run.Self.TotalMilliseconds).Order().ToList();
        return new Figures(name, isPeer, times[0], times[times.Count / 2], runs.Min(run => run.Allocated) - idle, runs.First().Diagnostics.Length);
    }
}
