using Xunit.Sdk;

namespace TelemetryHex.Adapters.Tests.Runner;

/// <summary>
/// Runs the tests of this assembly where there is no SDK and no test host: published for another system, under Wine. The last line reads
/// "N passed, N failed, N skipped"; before it stand the same figures of each contract. The one argument, if any, is a part of the names to run.
/// </summary>
internal static class Program
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(6);

    public static void Main(string[] args)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        using var framework = new XunitTestFramework(new NullMessageSink());
        var assembly = Reflector.Wrap(typeof(Program).Assembly);
        using var found = new DiscoverySink(args.FirstOrDefault() ?? "");
        using var discoverer = framework.GetDiscoverer(assembly);
        discoverer.Find(includeSourceInformation: false, found, new RunOptions());
        found.Finished.WaitOne(Deadline).Should().BeTrue("tests are found in time");

        using var results = new ResultSink(output);
        using var executor = framework.GetExecutor(typeof(Program).Assembly.GetName());
        _ = Task.Run(() => executor.RunTests(found.TestCases, results, new RunOptions()));
        if (!results.Finished.WaitOne(Deadline))
        {
            results.GiveUp();
        }

        output.WriteLine(results.Summary());
        Environment.Exit(results.HasFailed ? 1 : 0);
    }
}
