using System.Globalization;
using Microsoft.CodeAnalysis;
using TelemetryHex.Analyzers.Payload;
using TelemetryHex.Analyzers.Serialization;

namespace TelemetryHex.Benchmarks.Analyzers;

/// <summary>
/// The analyzers' own time over 1,000 and 10,000 types, beside that of two widely used ones in the same run. Not a BenchmarkDotNet job:
/// the compiler around an analyzer takes a thousand times as long as the analyzer, so its own clock is read instead.
/// </summary>
internal static class AnalyzerLoad
{
    private const double Megabyte = 1024 * 1024;

    // What takes that long is past all warming up and is not run again, so that the whole run ends within minutes.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(5);

    private static readonly TextFile Allowlist = new("ALLOWLIST.md", Measured.Read("ALLOWLIST.md"));

    public static async Task RunAsync(TextWriter output)
    {
        var small = await MeasureAsync(1_000, warmUps: 3, runs: 7, output);
        var large = await MeasureAsync(10_000, warmUps: 0, runs: 3, output);
        var cheaper = (Small: Cheaper(small), Large: Cheaper(large));
        await output.WriteLineAsync("| analyzer | 1,000 types: self ms, min (median) | 10,000 types | 10k / 1k | of the cheaper peer, 1k / 10k | MB beyond doing nothing, 1k / 10k | findings |");
        await output.WriteLineAsync("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (one, ten) in small.Zip(large))
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {one.Name} | {one.Min:F2} ({one.Median:F2}) | {ten.Min:F2} ({ten.Median:F2}) | {ten.Min / one.Min:F1} | {one.Min / cheaper.Small:P1} / {ten.Min / cheaper.Large:P1} | {one.Whole?.Extra} / {ten.Whole?.Extra} | {one.Whole?.Findings} / {ten.Whole?.Findings} |"));
        }
    }

    private static double Cheaper(IEnumerable<Figures> figures) => figures.Where(figure => figure.IsPeer).Min(figure => figure.Min);

    private static async Task<List<Figures>> MeasureAsync(int types, int warmUps, int runs, TextWriter output)
    {
        var trees = SyntheticSources.Of(types);
        var contenders = await ContendersAsync(trees);
        var results = contenders.ConvertAll(_ => new List<AnalyzerRun>());
        for (var round = 0; round < warmUps + runs; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                if (results[i].Exists(run => run.Self > LongEnough))
                {
                    continue;
                }

                var run = await AnalyzerRun.OfAsync(contenders[i], trees);
                if (round >= warmUps || run.Self > LongEnough)
                {
                    results[i].Add(run);
                }

                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{types} types, round {round + 1} of {warmUps + runs}: {contenders[i].Name} {run.Self.TotalMilliseconds:F2} ms, {run.Allocated / Megabyte:F2} MB"));
            }
        }

        var idle = results[0].Min(run => run.Allocated);
        return [.. contenders.Zip(results, (contender, all) => Figures.Of(contender, all, idle)).SelectMany(figures => figures)];
    }

    private static async Task<List<Contender>> ContendersAsync(IReadOnlyList<SyntaxTree> trees) =>
    [
        new("nothing, for each type", [new NoOpAnalyzer()], [], IsPeer: false),
        new("**both of ours**", [new PayloadAnalyzer(), new SerializationAnalyzer()], [Allowlist], IsPeer: false),
        new(
            "BannedApiAnalyzers 5.6.0",
            [Measured.Peer("CSharp.BannedApiAnalyzers", "CSharp.BannedApiAnalyzers.CSharpSymbolIsBannedAnalyzer")],
            [new TextFile("BannedSymbols.txt", Measured.Read("BannedSymbols.txt"))],
            IsPeer: true),
        await PublicApiAsync(trees),
    ];

    // With empty files every member is a finding, whose text is the line that the complete file wants.
    private static async Task<Contender> PublicApiAsync(IReadOnlyList<SyntaxTree> trees)
    {
        var analyzer = Measured.Peer("PublicApiAnalyzers", "PublicApiAnalyzers.DeclarePublicApiAnalyzer");
        var empty = new Contender("PublicApiAnalyzers, empty", [analyzer], Files([]), IsPeer: true);
        var findings = (await AnalyzerRun.OfAsync(empty, trees)).Diagnostics;
        var members = findings.Select(finding => finding.Properties.GetValueOrDefault("APIName")).OfType<string>();
        return new Contender("PublicApiAnalyzers 5.6.0", [analyzer], Files(members), IsPeer: true);

        static AdditionalText[] Files(IEnumerable<string> members) =>
            [new TextFile("PublicAPI.Shipped.txt", string.Join('\n', members.Distinct().Prepend("#nullable enable"))), new TextFile("PublicAPI.Unshipped.txt", "#nullable enable")];
    }
}
