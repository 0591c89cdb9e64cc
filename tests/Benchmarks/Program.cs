using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using TelemetryHex.Benchmarks;
using TelemetryHex.Benchmarks.Analyzers;

if (args is ["analyzers"])
{
    await AnalyzerLoad.RunAsync(Console.Out);
    return;
}

// Ratios within one run are what counts; a short job of three launches is enough for them.
var job = Job.ShortRun.WithLaunchCount(1).WithWarmupCount(5).WithIterationCount(15);
BenchmarkSwitcher.FromAssembly(typeof(EncodeBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
