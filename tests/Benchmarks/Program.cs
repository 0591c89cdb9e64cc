using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using TelemetryHex.Benchmarks;
using TelemetryHex.Benchmarks.Analyzers;
using TelemetryHex.Benchmarks.Receiver;

if (args is ["analyzers"])
{
    await AnalyzerLoad.RunAsync(Console.Out);
    return;
}

if (args is ["receiver", .. var seconds])
{
    await ReceiverLoad.RunAsync(Console.Out, seconds is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 10);
    return;
}

if (args is ["receiver-months", var reports])
{
    await StoredMonths.RunAsync(Console.Out, int.Parse(reports, CultureInfo.InvariantCulture));
    return;
}

if (args is ["receiver-memory", var load])
{
    await ReceiverMemory.RunAsync(Console.Out, long.Parse(load, CultureInfo.InvariantCulture));
    return;
}

if (args is ["serve", var server, .. var rest])
{
    await PlainServer.RunAsync(server == "decoded", rest);
    return;
}

// Ratios within one run are what counts; a short job of three launches is enough for them.
var job = Job.ShortRun.WithLaunchCount(1).WithWarmupCount(5).WithIterationCount(15);
BenchmarkSwitcher.FromAssembly(typeof(EncodeBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
